package dev.alidade.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a resource definition says of one kind of node; begun with {@link NodeType#named}
 * or {@link NodeType#facet}, ended with {@link #build}, which refuses what makes no sense.
 *
 * @param <T> the AWS type that a row is made from
 */
public final class NodeTypeBuilder<T> {
  private static final String ARN = "arn";

  final String label;
  final List<String> extraLabels = new ArrayList<>();
  final List<String> formerLabels = new ArrayList<>();
  final List<ConditionalLabel<T>> conditionalLabels = new ArrayList<>();
  final List<Property<T>> properties = new ArrayList<>();
  final List<LinkType<T>> links = new ArrayList<>();
  Function<T, List<Tag>> tags = item -> List.of();
  final List<TaggedAs> taggedAs = new ArrayList<>();
  @Nullable BiFunction<T, Place, @Nullable String> id;
  Ownership ownership = new Ownership.None();
  boolean authoritative = true;
  boolean shared;
  boolean lastWord;
  boolean partOfAWhole;
  final Set<String> alsoKeptByOutgoing = new LinkedHashSet<>();
  NodeType.@Nullable Deference deference;
  final Set<String> greatest = new LinkedHashSet<>();
  boolean facet;
  boolean immutable;
  @Nullable MadeOf<T, ?> madeOf;

  NodeTypeBuilder(String label, Class<T> type) {
    this.label = label;
    // The class only fixes T, so that the methods after it need no type arguments.
    if (type.isPrimitive()) {
      throw new IllegalArgumentException("A node type is made from objects, not from " + type);
    }
  }

  /** Labels that every node carries besides the primary one. */
  public NodeTypeBuilder<T> alsoLabelled(String... labels) {
    extraLabels.addAll(List.of(labels));
    return this;
  }

  /** A label of earlier versions of the graph that old queries still use. */
  public NodeTypeBuilder<T> formerly(String formerLabel) {
    extraLabels.add(formerLabel);
    formerLabels.add(formerLabel);
    return this;
  }

  /** A label that only some nodes carry. */
  public NodeTypeBuilder<T> labelledWhen(String conditionalLabel, Predicate<T> condition) {
    conditionalLabels.add(new ConditionalLabel<>(conditionalLabel, condition));
    return this;
  }

  /** What identifies the node; unique among all nodes of the label. */
  public NodeTypeBuilder<T> id(Function<T, @Nullable String> from) {
    return id((item, at) -> from.apply(item));
  }

  /** The same, for ids that depend on the account or region. */
  public NodeTypeBuilder<T> id(BiFunction<T, Place, @Nullable String> from) {
    this.id = from;
    return this;
  }

  /** A property. */
  public NodeTypeBuilder<T> property(String name, Function<T, @Nullable Object> from) {
    return property(name, (item, at) -> from.apply(item));
  }

  /** A property that depends on the account or region. */
  public NodeTypeBuilder<T> property(String name, BiFunction<T, Place, @Nullable Object> from) {
    properties.add(new Property<>(name, false, from));
    return this;
  }

  /** A property that queries look nodes up by. Short values only: index keys end near 8 kB. */
  public NodeTypeBuilder<T> indexed(String name, Function<T, @Nullable Object> from) {
    return indexed(name, (item, at) -> from.apply(item));
  }

  /** The same, for a value that depends on the account or region. */
  public NodeTypeBuilder<T> indexed(String name, BiFunction<T, Place, @Nullable Object> from) {
    properties.add(new Property<>(name, true, from));
    return this;
  }

  /** The property {@code region}: where the listing was made. */
  public NodeTypeBuilder<T> region() {
    return property("region", (item, at) -> at.region());
  }

  /** The property {@code _ont_source}, which says which provider a normalised node is from. */
  public NodeTypeBuilder<T> fromAws() {
    return indexed("_ont_source", (item, at) -> "aws");
  }

  /** A normalised property, {@code _ont_} and the name, the same for all cloud providers. */
  public NodeTypeBuilder<T> normalised(String name, Function<T, @Nullable Object> from) {
    return indexed("_ont_" + name, from);
  }

  /** The same, for a value that depends on the account or region. */
  public NodeTypeBuilder<T> normalised(String name, BiFunction<T, Place, @Nullable Object> from) {
    return indexed("_ont_" + name, from);
  }

  /** The same, for free text, which an index cannot hold. */
  public NodeTypeBuilder<T> normalisedText(String name, Function<T, @Nullable Object> from) {
    return property("_ont_" + name, from);
  }

  /** The surveyed account has a {@code RESOURCE} link to each node. */
  public NodeTypeBuilder<T> ownedByAccount() {
    ownership = new Ownership.ByAccount();
    return this;
  }

  /**
   * The account that the item names has a {@code RESOURCE} link to the node. With {@link
   * #ownedByAccount()} it is the surveyed one; here it may be any, and need not be in the graph.
   */
  public NodeTypeBuilder<T> ownedBy(Function<T, @Nullable String> accountId) {
    ownership = new Ownership.ByNamedAccount();
    return linkedFrom(Ownership.RESOURCE, Target.to("AWSAccount", accountId));
  }

  /** A link that starts at the node, declared here too, keeps it as its owner does. */
  public NodeTypeBuilder<T> alsoKeptWhile(String outgoingType) {
    alsoKeptByOutgoing.add(outgoingType);
    return this;
  }

  /**
   * Nodes without an account, kept as long as the account reaches them over this path of
   * relationship types, starting at a node that the account owns.
   */
  public NodeTypeBuilder<T> keptBy(String ownedLabel, Ownership.Step... path) {
    ownership = new Ownership.ReachedFrom(ownedLabel, List.of(path));
    return this;
  }

  /** Nodes without an account, kept as long as a relationship of this type points at them. */
  public NodeTypeBuilder<T> keptWhileLinked(String type) {
    ownership = new Ownership.WhileLinked(type);
    return this;
  }

  /**
   * Parts of a whole, found over this path of relationship types. A survey adds the whole only when
   * it knows all parts.
   */
  public NodeTypeBuilder<T> partOf(String wholeLabel, Ownership.Step... path) {
    ownership = new Ownership.PartOf(wholeLabel, List.of(path));
    return partsOfAWhole();
  }

  /** Its rows are added with {@link Rows#whole}, and only there. */
  public NodeTypeBuilder<T> partsOfAWhole() {
    partOfAWhole = true;
    return this;
  }

  /** These properties are left alone on a node that carries the other one. */
  public NodeTypeBuilder<T> deferringTo(String property, String... properties) {
    deference = new NodeType.Deference(property, Set.of(properties));
    return this;
  }

  /**
   * Accounts that share the node may say different things of this property, which has one value:
   * the greatest that a run hears counts, whichever account comes last.
   */
  public NodeTypeBuilder<T> takingTheGreatest(String property) {
    greatest.add(property);
    return this;
  }

  /**
   * Of what several listings say of a node, this one counts, whichever comes last; as with the name
   * of an account, which its organisation knows better than a profile does.
   */
  public NodeTypeBuilder<T> hasTheLastWord() {
    lastWord = true;
    return this;
  }

  /**
   * This listing shows the node only in passing: it fills in what it knows, leaves the properties
   * that the node's own listing sets to that listing, and never removes a node.
   */
  public NodeTypeBuilder<T> seenInPassing() {
    authoritative = false;
    return this;
  }

  /**
   * Several accounts write the same node: one lane writes it, and it goes with its last account.
   */
  public NodeTypeBuilder<T> shared() {
    shared = true;
    return this;
  }

  /** A link that starts at this node. */
  public NodeTypeBuilder<T> links(String type, Target<T> target) {
    links.add(new LinkType<>(type, self(), target, true, false, List.of()));
    return this;
  }

  /** The same with properties of its own: {@code link -> link.with("port", Target::port)}. */
  public NodeTypeBuilder<T> links(
      String type, Target<T> target, UnaryOperator<LinkType<T>> properties) {
    links.add(properties.apply(new LinkType<>(type, self(), target, true, false, List.of())));
    return this;
  }

  /** A link that ends at this node, with properties of its own. */
  public NodeTypeBuilder<T> linkedFrom(
      String type, Target<T> source, UnaryOperator<LinkType<T>> properties) {
    links.add(properties.apply(new LinkType<>(type, self(), source, false, false, List.of())));
    return this;
  }

  /** A link that ends at this node. */
  public NodeTypeBuilder<T> linkedFrom(String type, Target<T> source) {
    links.add(new LinkType<>(type, self(), source, false, false, List.of()));
    return this;
  }

  /**
   * Nothing that is said of an item here can change under its id, as that of an image, whose id is
   * the digest of its content; so what {@link Rows#seen} knows need not be fetched again.
   */
  public NodeTypeBuilder<T> immutable() {
    immutable = true;
    return this;
  }

  /**
   * The same, and the node consists of others, which are added with it, and stay as long as it is
   * {@linkplain Rows#seen seen}.
   *
   * @param link the relationship between the node and each part, declared here too
   * @param part the type of the parts; its links lead to other parts
   * @param parts the parts of an item
   */
  public <P> NodeTypeBuilder<T> madeOf(String link, NodeType<P> part, Function<T, List<P>> parts) {
    madeOf = new MadeOf<>(link, part, parts);
    return immutable();
  }

  /**
   * The tags that the listing returns with each item, for example {@code tagged(Volume::tags,
   * Tag::key, Tag::value)}: a node for each, and a link to it. They are written only in a run that
   * is asked for tags.
   */
  public <S> NodeTypeBuilder<T> tagged(
      Function<T, ? extends Collection<S>> listed,
      Function<S, @Nullable String> key,
      Function<S, @Nullable String> value) {
    tags = item -> listed.apply(item).stream().map(tag -> Tag.of(key, value, tag)).toList();
    return links(
        Tag.TAGGED,
        Target.toMany(Tag.LABEL, item -> tags.apply(item).stream().map(Tag::id).toList()));
  }

  /**
   * The tags come from the list of all tagged resources, as the listing has none; there the nodes
   * go by this name, for example {@code kms:key}, and are found by their property {@code arn}.
   */
  public NodeTypeBuilder<T> taggedAs(String resourceType) {
    return taggedAs(resourceType, Target.to(label, TaggedResource::arn).by(ARN));
  }

  /** The same of nodes that are found otherwise. */
  public NodeTypeBuilder<T> taggedAs(String resourceType, Target<TaggedResource> node) {
    var each =
        Target.<TaggedResource>toMany(
            Tag.LABEL, resource -> resource.tags().stream().map(Tag::id).toList());
    taggedAs.add(
        new TaggedAs(resourceType, new LinkType<>(Tag.TAGGED, node, each, true, false, List.of())));
    return this;
  }

  void refuseWhatMakesNoSense() {
    var names = new HashSet<String>();
    properties.stream()
        .map(Property::name)
        .filter(name -> !names.add(name))
        .findFirst()
        .ifPresent(name -> refuse("two properties " + name));
    if (taggedAs.stream().anyMatch(as -> as.link().near().key().equals(ARN))
        && !names.contains(ARN)) {
      refuse("tags that are found by its ARN, and no property " + ARN);
    }
    if (!taggedAs.isEmpty() && links.stream().anyMatch(Tag::isEndOf)) {
      refuse("tags from its own listing and from the list of all tagged resources");
    }
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
    if (immutable) {
      refuseWhatMayChange();
    }
    if (ownership instanceof Ownership.PartOf && !shared) {
      refuse("parts of a whole that are not shared, though every account may list the whole");
    }
  }

  private void refuseWhatMayChange() {
    if (links.isEmpty() || links.stream().anyMatch(Tag::isEndOf)) {
      refuse("no links that would show that it was charted in full, or tags, which may change");
    }
    if (partOfAWhole || lastWord || !authoritative && !facet) {
      refuse("rows that somebody else says as well, and is said never to change");
    }
    if (!(ownership instanceof Ownership.None || ownership instanceof Ownership.ByAccount)) {
      refuse("an owner other than the account, and is said never to change");
    }
    if (!links.stream().allMatch(link -> link.far().unique())) {
      refuse("links by names, which may lead elsewhere tomorrow, and is said never to change");
    }
    if (madeOf != null) {
      var made = madeOf;
      if (links.stream().noneMatch(made::isBy)) {
        refuse("parts that no link of its own leads to");
      }
      if (made.part().links().stream().anyMatch(link -> !made.isAmongParts(link))) {
        refuse("parts that lead to something else than other parts");
      }
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
