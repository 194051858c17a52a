package dev.alidade.analysis;

import java.util.List;
import java.util.stream.Stream;

/** What an analysis adds to the graph, as data. */
public record Derived(List<Property> properties, List<Link> links) {

  /** Nothing that the schema should tell of. */
  public static final Derived NOTHING = new Derived(List.of(), List.of());

  /** Copies both. */
  public Derived {
    properties = List.copyOf(properties);
    links = List.copyOf(links);
  }

  /** A property of the nodes of a label. */
  public record Property(String label, String name) {}

  /** A relationship between nodes of two labels, with its own properties. */
  public record Link(String source, String type, String target, List<String> properties) {
    /** Copies the properties. */
    public Link {
      properties = List.copyOf(properties);
    }
  }

  /** These properties of one label. */
  static Derived properties(String label, String... names) {
    return new Derived(
        List.of(names).stream().map(name -> new Property(label, name)).toList(), List.of());
  }

  /** One relationship. */
  static Derived link(String source, String type, String target, String... properties) {
    return new Derived(List.of(), List.of(new Link(source, type, target, List.of(properties))));
  }

  /** Both what this and the other say. */
  Derived and(Derived other) {
    return new Derived(
        Stream.concat(properties.stream(), other.properties.stream()).toList(),
        Stream.concat(links.stream(), other.links.stream()).toList());
  }
}
