package dev.alidade.cli.completion;

import dev.alidade.analysis.Analyses;
import dev.alidade.aws.Offers;
import dev.alidade.catalog.all.AwsCatalogue;
import dev.alidade.cli.schema.GraphSchema;
import dev.alidade.report.Questions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The values that only this build knows. They stand in the scripts: a shell that would ask the
 * command for them waits at every Tab, and they change with the command only.
 *
 * @param lists sorted words by what they are: {@code modules}, {@code regions} …
 */
public record KnownWords(Map<String, List<String>> lists) {

  static final String MODULES = "modules";
  static final String REGIONS = "regions";
  static final String LABELS = "labels";
  static final String QUESTIONS = "questions";
  static final String SKIPPABLE = "skippable";

  /** Sorts them. */
  public KnownWords {
    var sorted = new TreeMap<String, List<String>>();
    lists.forEach((name, words) -> sorted.put(name, words.stream().sorted().toList()));
    lists = sorted;
  }

  /** What this build knows. Neither a connection nor a file outside of the program is opened. */
  public static KnownWords ofThisBuild() {
    var catalogue = AwsCatalogue.create();
    var schema = GraphSchema.of(catalogue.modules(), Analyses.within(catalogue.keys()));
    return new KnownWords(
        Map.of(
            MODULES, listed(catalogue.keys()),
            REGIONS, listed(Offers.published().everyRegion()),
            LABELS, listed(schema.labelNames()),
            QUESTIONS, Questions.builtIn().all().stream().map(question -> question.id()).toList(),
            SKIPPABLE, listed(catalogue.skippable())));
  }

  /**
   * All lists in the language of a shell, a word a line.
   *
   * @param before what stands before a list's name
   * @param opening what stands between the name and the words
   */
  String declared(String before, String opening, String closing) {
    return lists.entrySet().stream()
        .map(
            list ->
                list.getValue().stream()
                    .map(word -> " \\\n    " + word)
                    .collect(Collectors.joining("", before + list.getKey() + opening, closing)))
        .collect(Collectors.joining());
  }

  private static List<String> listed(Collection<String> words) {
    return List.copyOf(words);
  }
}
