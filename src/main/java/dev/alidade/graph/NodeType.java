package dev.alidade.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a resource definition says of one kind of node: label, id, properties and links, read from
 * an AWS type by functions that the compiler checks.
 *
 * @param <T> the AWS type that a row is made from
 */
public final class NodeType<T> {

  private final String label;
  private final List<String> extraLabels;
  private final List<String> formerLabels;
  private final List<ConditionalLabel<T>> conditionalLabels;
  private final BiFunction<T, Place, @Nullable String> id;
  private final List<Property<T>> properties;
  private final List<LinkType<T>> links;
  private final Function<T, List<Tag>> tags;
  private final Ownership ownership;
  private final boolean authoritative;
  private final boolean shared;
  private final boolean lastWord;
  private final boolean partOfAWhole;
  private final Set<String> alsoKeptByOutgoing;
  private final @Nullable Deference deference;
  private final Set<String> greatest;
  private final boolean facet;

  private NodeType(Builder<T> from) {
    if (from.id == null) {
      throw new IllegalStateException("The node type " + from.label + " has no id");
    }
    from.refuseWhatMakesNoSense();
    this.label = from.label;
    this.extraLabels = List.copyOf(from.extraLabels);
    this.formerLabels = List.copyOf(from.formerLabels);
    this.conditionalLabels = List.copyOf(from.conditionalLabels);
    this.id = from.id;
    this.properties = List.copyOf(from.properties);
    this.links = List.copyOf(from.links);
    this.tags = from.tags;
    this.ownership = from.ownership;
    this.authoritative = from.authoritative;
    this.shared = from.shared;
    this.lastWord = from.lastWord;
    this.partOfAWhole = from.partOfAWhole;
    this.alsoKeptByOutgoing = Set.copyOf(from.alsoKeptByOutgoing);
    this.deference = from.deference;
    this.greatest = Set.copyOf(from.greatest);
    this.facet = from.facet;
  }

  /** Starts a definition: the label that the contract calls primary, and the AWS type. */
  public static <T> Builder<T> named(String label, Class<T> type) {
    return new Builder<>(label, type);
  }

  /** The primary label. */
  public String label() {
    return label;
  }

  /** Labels that every node of this type carries besides the primary one, former ones included. */
  public List<String> extraLabels() {
    return extraLabels;
  }

  /**
   * Labels of earlier versions of the graph, still written; nodes that have only them are renamed.
   */
  public List<String> formerLabels() {
    return formerLabels;
  }

  /** Labels that depend on the item. */
  public List<ConditionalLabel<T>> conditionalLabels() {
    return conditionalLabels;
  }

  /** All properties but the id, in declared order. */
  public List<Property<T>> properties() {
    return properties;
  }

  /** The links that an item of this type names, those to its tags included. */
  public List<LinkType<T>> links() {
    return links;
  }

  /** Whose the nodes are, which decides how stale ones are found. */
  public Ownership ownership() {
    return ownership;
  }

  /** Whether the listing behind this type shows all there is, so that what it lacks is gone. */
  public boolean authoritative() {
    return authoritative;
  }

  /** Whether several accounts write the same node. */
  public boolean shared() {
    return shared;
  }

  /** Whether its rows are written once more at the end of a run, over what others wrote. */
  public boolean lastWord() {
    return lastWord;
  }

  /** Whether its rows are reported as parts of a whole, and not by the scope that asked. */
  public boolean partOfAWhole() {
    return partOfAWhole;
  }

  /** Relationship types that start at the node and keep it as its owner does. */
  public Set<String> alsoKeptByOutgoing() {
    return alsoKeptByOutgoing;
  }

  /** Which of its properties give way to what somebody who knows better has said; null: none. */
  public @Nullable Deference deference() {
    return deference;
  }

  /** Properties of which the greatest value counts that a run hears. */
  public Set<String> greatest() {
    return greatest;
  }

  /**
   * Properties that are left alone on nodes that carry another one.
   *
   * @param to the property by which the better witness is known
   * @param properties the names of those that give way
   */
  public record Deference(String to, Set<String> properties) {}

  /**
   * Whether its rows are only a group of properties of nodes that another type brings. They wait
   * until the account's nodes are written; where there is no node, nothing is written; what is not
   * known in a run has no row, and stays as it is stored.
   */
  public boolean isFacet() {
    return facet;
  }

  /**
   * Starts a facet of these nodes: a group of properties that comes from a call of its own, and may
   * be unknown in a run though the nodes are known. A facet with the same AWS type may say the id
   * like the node does; every facet says its id.
   *
   * <pre>{@code
   * static final NodeType<Versioning> VERSIONING =
   *     BUCKET.facet(Versioning.class).id(Versioning::bucket).property("mfa_delete", …).build();
   * }</pre>
   */
  public <F> Builder<F> facet(Class<F> type) {
    var builder = facetOf(label, type);
    // Written by the type that brings the node; here for the indexes that they have.
    builder.extraLabels.addAll(extraLabels);
    builder.formerLabels.addAll(formerLabels);
    return builder;
  }

  /** The same of nodes whose type is not at hand, as another service brings them. */
  public static <F> Builder<F> facetOf(String label, Class<F> type) {
    var builder = new Builder<>(label, type);
    builder.facet = true;
    builder.authoritative = false;
    return builder;
  }

  /** Whether its nodes know their region, so that one region can be swept without the others. */
  public boolean hasRegion() {
    return properties.stream().anyMatch(property -> property.name().equals("region"));
  }

  /**
   * Makes the row of an item.
   *
   * @throws NoIdException if the item has no id
   */
  public NodeRow row(T item, Place place) {
    var identity = id.apply(item, place);
    if (identity == null || identity.isEmpty()) {
      throw new NoIdException(label);
    }
    var values = new LinkedHashMap<String, @Nullable Object>(properties.size() * 2);
    for (var property : properties) {
      values.put(property.name(), property.value().apply(item, place));
    }
    var present =
        conditionalLabels.stream()
            .filter(conditional -> conditional.condition().test(item))
            .map(ConditionalLabel::label)
            .toList();
    var reporter = authoritative ? place.reporter() : place.reporter().inPassing();
    return new NodeRow(this, place.accountId(), reporter, identity, values, present);
  }

  /** Hands over the rows of the links that an item names. */
  public void linkRows(T item, Place place, Consumer<LinkRow> rows) {
    for (var link : links) {
      link.rows(item, place, rows);
    }
  }

  /** The tags that an item carries; none where the type says nothing of tags. */
  public List<Tag> tags(T item) {
    return tags.apply(item);
  }

  @Override
  public String toString() {
    return label;
  }

  /** Collects a definition. */
  public static final class Builder<T> {
    private final String label;
    private final List<String> extraLabels = new ArrayList<>();
    private final List<String> formerLabels = new ArrayList<>();
    private final List<ConditionalLabel<T>> conditionalLabels = new ArrayList<>();
    private final List<Property<T>> properties = new ArrayList<>();
    private final List<LinkType<T>> links = new ArrayList<>();
    private Function<T, List<Tag>> tags = item -> List.of();
    private @Nullable BiFunction<T, Place, @Nullable String> id;
    private Ownership ownership = new Ownership.None();
    private boolean authoritative = true;
    private boolean shared;
    private boolean lastWord;
    private boolean partOfAWhole;
    private final Set<String> alsoKeptByOutgoing = new LinkedHashSet<>();
    private @Nullable Deference deference;
    private final Set<String> greatest = new LinkedHashSet<>();
    private boolean facet;

    private Builder(String label, Class<T> type) {
      this.label = label;
      // The class only fixes T, so that the methods after it need no type arguments.
      if (type.isPrimitive()) {
        throw new IllegalArgumentException("A node type is made from objects, not from " + type);
      }
    }

    /** Labels that every node carries besides the primary one. */
    public Builder<T> alsoLabelled(String... labels) {
      extraLabels.addAll(List.of(labels));
      return this;
    }

    /** A label of earlier versions of the graph that old queries still use. */
    public Builder<T> formerly(String formerLabel) {
      extraLabels.add(formerLabel);
      formerLabels.add(formerLabel);
      return this;
    }

    /** A label that only some nodes carry. */
    public Builder<T> labelledWhen(String conditionalLabel, Predicate<T> condition) {
      conditionalLabels.add(new ConditionalLabel<>(conditionalLabel, condition));
      return this;
    }

    /** What identifies the node; unique among all nodes of the label. */
    public Builder<T> id(Function<T, @Nullable String> from) {
      return id((item, at) -> from.apply(item));
    }

    /** The same, for ids that depend on the account or region. */
    public Builder<T> id(BiFunction<T, Place, @Nullable String> from) {
      this.id = from;
      return this;
    }

    /** A property. */
    public Builder<T> property(String name, Function<T, @Nullable Object> from) {
      return property(name, (item, at) -> from.apply(item));
    }

    /** A property that depends on the account or region. */
    public Builder<T> property(String name, BiFunction<T, Place, @Nullable Object> from) {
      properties.add(new Property<>(name, false, from));
      return this;
    }

    /** A property that queries look nodes up by. Short values only: index keys end near 8 kB. */
    public Builder<T> indexed(String name, Function<T, @Nullable Object> from) {
      return indexed(name, (item, at) -> from.apply(item));
    }

    /** The same, for a value that depends on the account or region. */
    public Builder<T> indexed(String name, BiFunction<T, Place, @Nullable Object> from) {
      properties.add(new Property<>(name, true, from));
      return this;
    }

    /** The property {@code region}: where the listing was made. */
    public Builder<T> region() {
      return property("region", (item, at) -> at.region());
    }

    /** The property {@code _ont_source}, which says which provider a normalised node is from. */
    public Builder<T> fromAws() {
      return indexed("_ont_source", (item, at) -> "aws");
    }

    /** A normalised property, {@code _ont_} and the name, the same for all cloud providers. */
    public Builder<T> normalised(String name, Function<T, @Nullable Object> from) {
      return indexed("_ont_" + name, from);
    }

    /** The same, for a value that depends on the account or region. */
    public Builder<T> normalised(String name, BiFunction<T, Place, @Nullable Object> from) {
      return indexed("_ont_" + name, from);
    }

    /** The same, for free text, which an index cannot hold. */
    public Builder<T> normalisedText(String name, Function<T, @Nullable Object> from) {
      return property("_ont_" + name, from);
    }

    /** The surveyed account has a {@code RESOURCE} link to each node. */
    public Builder<T> ownedByAccount() {
      ownership = new Ownership.ByAccount();
      return this;
    }

    /**
     * The account that the item names has a {@code RESOURCE} link to the node. With {@link
     * #ownedByAccount()} it is the surveyed one; here it may be any, and need not be in the graph.
     */
    public Builder<T> ownedBy(Function<T, @Nullable String> accountId) {
      ownership = new Ownership.ByNamedAccount();
      return linkedFrom(Ownership.RESOURCE, Target.to("AWSAccount", accountId));
    }

    /** A link that starts at the node, declared here too, keeps it as its owner does. */
    public Builder<T> alsoKeptWhile(String outgoingType) {
      alsoKeptByOutgoing.add(outgoingType);
      return this;
    }

    /**
     * Nodes without an account, kept as long as the account reaches them over this path of
     * relationship types, starting at a node that the account owns.
     */
    public Builder<T> keptBy(String ownedLabel, Ownership.Step... path) {
      ownership = new Ownership.ReachedFrom(ownedLabel, List.of(path));
      return this;
    }

    /** Nodes without an account, kept as long as a relationship of this type points at them. */
    public Builder<T> keptWhileLinked(String type) {
      ownership = new Ownership.WhileLinked(type);
      return this;
    }

    /**
     * Parts of a whole, found over this path of relationship types. A survey adds the whole only
     * when it knows all parts.
     */
    public Builder<T> partOf(String wholeLabel, Ownership.Step... path) {
      ownership = new Ownership.PartOf(wholeLabel, List.of(path));
      return partsOfAWhole();
    }

    /** Its rows are added with {@link Rows#whole}, and only there. */
    public Builder<T> partsOfAWhole() {
      partOfAWhole = true;
      return this;
    }

    /** These properties are left alone on a node that carries the other one. */
    public Builder<T> deferringTo(String property, String... properties) {
      deference = new Deference(property, Set.of(properties));
      return this;
    }

    /**
     * Accounts that share the node may say different things of this property, which has one value:
     * the greatest that a run hears counts, whichever account comes last.
     */
    public Builder<T> takingTheGreatest(String property) {
      greatest.add(property);
      return this;
    }

    /**
     * Of what several listings say of a node, this one counts, whichever comes last; as with the
     * name of an account, which its organisation knows better than a profile does.
     */
    public Builder<T> hasTheLastWord() {
      lastWord = true;
      return this;
    }

    /**
     * This listing shows the node only in passing: it fills in what it knows, leaves the properties
     * that the node's own listing sets to that listing, and never removes a node.
     */
    public Builder<T> seenInPassing() {
      authoritative = false;
      return this;
    }

    /**
     * Several accounts write the same node: one lane writes it, and it goes with its last account.
     */
    public Builder<T> shared() {
      shared = true;
      return this;
    }

    /** A link that starts at this node. */
    public Builder<T> links(String type, Target<T> target) {
      links.add(new LinkType<>(type, self(), target, true, false, List.of()));
      return this;
    }

    /** The same with properties of its own: {@code link -> link.with("port", Target::port)}. */
    public Builder<T> links(String type, Target<T> target, UnaryOperator<LinkType<T>> properties) {
      links.add(properties.apply(new LinkType<>(type, self(), target, true, false, List.of())));
      return this;
    }

    /** A link that ends at this node, with properties of its own. */
    public Builder<T> linkedFrom(
        String type, Target<T> source, UnaryOperator<LinkType<T>> properties) {
      links.add(properties.apply(new LinkType<>(type, self(), source, false, false, List.of())));
      return this;
    }

    /** A link that ends at this node. */
    public Builder<T> linkedFrom(String type, Target<T> source) {
      links.add(new LinkType<>(type, self(), source, false, false, List.of()));
      return this;
    }

    /**
     * The tags that the listing returns with each item, for example {@code tagged(Volume::tags,
     * Tag::key, Tag::value)}: a node for each, and a link to it. They are written only in a run
     * that is asked for tags.
     */
    public <S> Builder<T> tagged(
        Function<T, ? extends Collection<S>> listed,
        Function<S, @Nullable String> key,
        Function<S, @Nullable String> value) {
      tags = item -> listed.apply(item).stream().map(tag -> Tag.of(key, value, tag)).toList();
      return links(
          Tag.TAGGED,
          Target.toMany(Tag.LABEL, item -> tags.apply(item).stream().map(Tag::id).toList()));
    }

    private void refuseWhatMakesNoSense() {
      var names = new HashSet<String>();
      properties.stream()
          .map(Property::name)
          .filter(name -> !names.add(name))
          .findFirst()
          .ifPresent(name -> refuse("two properties " + name));
      if (names.contains("id")) {
        refuse("a property id, which the node's own id is");
      }
      if (facet && !conditionalLabels.isEmpty()) {
        refuse("labels that depend on the item, which a facet leaves to who brings the node");
      }
      if (facet && !(ownership instanceof Ownership.None)) {
        refuse("an owner, which a facet leaves to the type that brings the node");
      }
      if (!names.containsAll(greatest)) {
        refuse("the greatest of a property that it does not have");
      }
      if (lastWord && !conditionalLabels.isEmpty()) {
        refuse("the last word and labels that depend on the item, which would be lost on the way");
      }
      if (lastWord && (facet || !authoritative)) {
        refuse("the last word about nodes that it does not list");
      }
      if (ownership instanceof Ownership.PartOf && !shared) {
        refuse("parts of a whole that are not shared, though every account may list the whole");
      }
    }

    private void refuse(String what) {
      throw new IllegalStateException("The node type " + label + " has " + what);
    }

    /**
     * Checks and freezes the definition.
     *
     * @throws IllegalStateException if the definition makes no sense, and why
     */
    public NodeType<T> build() {
      return new NodeType<>(this);
    }

    private Target<T> self() {
      return new Target<>(
          label,
          "id",
          true,
          (item, at) -> {
            var identity = id == null ? null : id.apply(item, at);
            return identity == null ? List.of() : List.of(identity);
          });
    }
  }
}
