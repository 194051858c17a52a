package dev.alidade.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.account.SurveyedAccount;
import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.cli.Golden;
import dev.alidade.graph.LinkType;
import dev.alidade.graph.NodeType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every built-in question, asked of two estates: one in which it must find something, and one that
 * looks much the same, in which it must not. They are {@code finds.cypher} and {@code
 * passes.cypher} of the question's folder in {@code src/test/resources/questions}; what it has to
 * find there is the file of its name in {@code golden/questions}. A question without both fails
 * here. Both use only what a survey writes, so that no question lives on a misspelt name.
 */
class QuestionsIT {

  /** What analyses derive, which the catalogue does not know of. */
  private static final Set<String> DERIVED_LINKS =
      Set.of(
          "(:AWSPrincipal)-[:STS_ASSUMEROLE_ALLOW]->(:AWSRole)",
          "(:AWSEC2KeyPair)-[:MATCHING_FINGERPRINT]->(:AWSEC2KeyPair)");

  private static final Set<String> DERIVED_PROPERTIES = Set.of("AWSAccount.foreign");

  private final ReportDatabase database = ReportDatabase.shared();

  static List<Question> all() {
    return Questions.builtIn().all();
  }

  @BeforeEach
  void oneAccount() {
    database.empty();
    database.write(
        """
        CREATE (account:AWSAccount {id: '210987654321', name: 'production', inscope: true})
        CREATE (account)-[:RESOURCE]->
               (:AWSRootPrincipal:AWSPrincipal {arn: 'arn:aws:iam::210987654321:root'})""");
  }

  @ParameterizedTest
  @MethodSource("all")
  void itFindsWhatIsThere(Question question) {
    estate(question, "finds.cypher");

    var found = ask(question);

    assertThat(found.rows()).isNotEmpty();
    Golden.check(
        "questions/" + question.id() + ".txt",
        Stream.concat(
                Stream.of(question.inWords(found.count())),
                found.rows().stream().map(QuestionsIT::line))
            .collect(Collectors.joining("\n", "", "\n")));
    if (question.paths() != null) {
      assertThat(found.drawing().nodes()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void itPassesWhatOnlyLooksLikeIt(Question question) {
    estate(question, "passes.cypher");

    var found = ask(question);

    assertThat(found.rows()).isEmpty();
    assertThat(found.drawing().nodes()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void itsEstatesAreWhatASurveyWrites(Question question) {
    estate(question, "finds.cypher");
    estate(question, "passes.cypher");

    assertThat(written()).isSubsetOf(known());
    assertThat(unknownLinks()).isEmpty();
  }

  private void estate(Question question, String file) {
    var name = "/questions/" + question.id() + "/" + file;
    try (InputStream in = QuestionsIT.class.getResourceAsStream(name)) {
      assertThat(in).as("the estate " + name).isNotNull();
      CypherStatements.in(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .forEach(database::write);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Answer.Found ask(Question question) {
    var answer = new Answers(database.queries()).to(question);
    assertThat(answer).isInstanceOf(Answer.Found.class);
    return (Answer.Found) answer;
  }

  private static String line(Row row) {
    return row.values().stream().map(ValueText::of).collect(Collectors.joining(" | "));
  }

  /** The labels of the estate, and its properties as {@code Label.property}. */
  private Set<String> written() {
    var written = new HashSet<String>();
    for (var row :
        database
            .queries()
            .read("MATCH (n) RETURN labels(n) AS labels, keys(n) AS keys", Map.of())) {
      var label = primary(row.get("labels"));
      written.add(label);
      texts(row.get("keys")).forEach(key -> written.add(label + "." + key));
    }
    return written;
  }

  private static Set<String> known() {
    var known = new HashSet<>(DERIVED_PROPERTIES);
    for (var type : nodeTypes()) {
      known.add(type.label());
      known.add(type.label() + ".id");
      type.properties().forEach(property -> known.add(type.label() + "." + property.name()));
      // What describes principals of every kind, such as when they were last used.
      if (type.label().equals("AWSPrincipal")) {
        for (var kind : List.of("AWSUser", "AWSGroup", "AWSRole")) {
          type.properties().forEach(property -> known.add(kind + "." + property.name()));
        }
      }
    }
    return known;
  }

  private List<String> unknownLinks() {
    var unknown = new ArrayList<String>();
    for (var row :
        database
            .queries()
            .read(
                """
                MATCH (a)-[r]->(b)
                RETURN DISTINCT labels(a) AS source, type(r) AS type, labels(b) AS target,
                       keys(r) AS keys""",
                Map.of())) {
      var sources = texts(row.get("source"));
      var targets = texts(row.get("target"));
      var patterns = new ArrayList<String>();
      for (var source : sources) {
        for (var target : targets) {
          patterns.add("(:%s)-[:%s]->(:%s)".formatted(source, row.get("type"), target));
        }
      }
      if ("RESOURCE".equals(row.get("type")) && sources.contains("AWSAccount")
          || patterns.stream().anyMatch(DERIVED_LINKS::contains)
          || linkTypes().stream()
              .anyMatch(
                  link ->
                      patterns.contains(link.pattern())
                          && link.properties().stream()
                              .map(property -> property.name())
                              .toList()
                              .containsAll(texts(row.get("keys"))))) {
        continue;
      }
      unknown.add(patterns + " " + row.get("keys"));
    }
    return unknown;
  }

  private static List<NodeType<?>> nodeTypes() {
    return Stream.concat(
            AwsCatalogue.create().nodeTypes().stream(), SurveyedAccount.types().stream())
        .toList();
  }

  private static List<LinkType<?>> linkTypes() {
    return AwsCatalogue.create().linkTypes();
  }

  /** The label that the catalogue calls primary: of several the one that is most particular. */
  private static String primary(Object labels) {
    var some = texts(labels);
    return nodeTypes().stream()
        .map(NodeType::label)
        .filter(label -> some.contains(label) && !label.equals("AWSPrincipal"))
        .filter(label -> !label.equals("AWSIpRule") || some.size() == 1)
        .findFirst()
        .orElse(some.getFirst());
  }

  private static List<String> texts(Object list) {
    return ((Collection<?>) list).stream().map(String::valueOf).toList();
  }
}
