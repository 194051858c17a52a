package dev.alidade.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The facts of {@code contract/contract.txt}, by section; the file's own comment says what they
 * are.
 *
 * @param alwaysNull properties that the reference declares and never fills
 */
record Contract(SequencedMap<String, SortedSet<Fact>> sections, SortedSet<Fact> alwaysNull) {

  static Contract read() {
    var sections = new LinkedHashMap<String, SortedSet<Fact>>();
    var alwaysNull = new TreeSet<Fact>();
    SortedSet<Fact> section = new TreeSet<>();
    for (var line : lines("contract.txt")) {
      if (line.startsWith("[")) {
        section = new TreeSet<>();
        sections.put(line.substring(1, line.length() - 1), section);
        continue;
      }
      var words = List.of(line.split(" "));
      var subject = words.get(1);
      var rest = words.subList(2, words.size());
      switch (words.getFirst()) {
        case "node" -> {
          section.add(Fact.label(subject));
          for (var label : rest) {
            section.add(Fact.label(subject, label));
          }
        }
        case "has" -> {
          for (var property : rest) {
            var isNull = property.endsWith("!");
            var fact = Fact.property(subject, property.replace("!", ""));
            section.add(fact);
            if (isNull) {
              alwaysNull.add(fact);
            }
          }
        }
        case "link" -> {
          section.add(Fact.link(subject));
          for (var property : rest) {
            section.add(Fact.linkProperty(subject, property));
          }
        }
        case "index" -> {
          for (var property : rest) {
            section.add(Fact.index(subject, property));
          }
        }
        default -> throw new IllegalStateException("contract.txt: what is «" + line + "»?");
      }
    }
    return new Contract(sections, alwaysNull);
  }

  /** Every fact of every section. */
  SortedSet<Fact> facts() {
    var all = new TreeSet<Fact>();
    sections.values().forEach(all::addAll);
    return all;
  }

  /** The lines of a file beside the contract, without comments and empty ones. */
  static List<String> lines(String file) {
    try (var in = Contract.class.getResourceAsStream("/contract/" + file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
