package dev.alidade.graph;

import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key and a value that somebody has put on resources. The same pair on many resources, of one
 * account or of many, is one node, which goes with its last resource.
 */
public record Tag(String key, String value) {

  /** The relationship from a resource to each of its tags. */
  static final String TAGGED = "TAGGED";

  static final String LABEL = "AWSTag";

  // Ours, after the keys that are in use: a word with a letter in it, and not a date.
  private static final Pattern WORD =
      Pattern.compile("(?!\\d{4}-)[A-Za-z0-9_-]*[A-Za-z][A-Za-z0-9_-]*");

  // Nobody but AWS makes such keys, and AWS makes none that goes on where another ends.
  // https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html
  private static final String OF_AWS = "aws:";

  /** The node of a tag. */
  public static final NodeType<Tag> TYPE =
      NodeType.named(LABEL, Tag.class)
          .alsoLabelled("Tag")
          .id(Tag::id)
          .indexed("key", Tag::key)
          .property("value", Tag::value)
          .fromAws()
          .shared()
          .keptWhileLinked(TAGGED)
          .build();

  /** A tag of the SDK's, whose classes differ from service to service; a value may be empty. */
  static <S> Tag of(
      Function<S, @Nullable String> key, Function<S, @Nullable String> value, S listed) {
    return of(key.apply(listed), value.apply(listed));
  }

  /** A tag as AWS lists it, where null is an empty text. */
  public static Tag of(@Nullable String key, @Nullable String value) {
    return new Tag(Objects.requireNonNullElse(key, ""), Objects.requireNonNullElse(value, ""));
  }

  /**
   * What identifies the node: key and value with a colon between them, as the contract has it, but
   * for a tag that does not end its key where that text itself suggests. {@code corp:env} = {@code
   * prod} and {@code corp} = {@code env:prod} are both {@code corp:env:prod}: the first keeps it,
   * the second is {@code corp=env%3Aprod}, which has no colon and so is no other tag's.
   *
   * <p>The tag alone decides, since tags are one for all accounts and runs: neither the order in
   * which they come nor which others there are changes an id.
   */
  public String id() {
    var text = key + ":" + value;
    var first = key.startsWith(OF_AWS) || key.length() == lengthOfKeyIn(text);
    return first ? text : escaped(key) + "=" + escaped(value);
  }

  /**
   * Where the key ends in a text with colons. Keys have name spaces, as in {@code
   * aws:cloudformation:stack-name}, {@code eks:cluster-name} or {@code corp:env}: the key goes on
   * as long as words follow and something is left to be the value. What begins a value that has
   * colons itself is no such word: the {@code arn} of an ARN, the scheme of a URL, the digits of a
   * time, a host, the path of an image, anything with a blank.
   */
  private static int lengthOfKeyIn(String text) {
    if (text.startsWith(OF_AWS) && text.indexOf(':', OF_AWS.length()) >= 0) {
      return -1;
    }
    var end = text.indexOf(':');
    for (var next = text.indexOf(':', end + 1); next >= 0; next = text.indexOf(':', end + 1)) {
      var word = text.substring(end + 1, next);
      if (!WORD.matcher(word).matches()
          || word.equals("arn")
          || text.startsWith("//", next + 1)
          || text.startsWith(" ", next + 1)) {
        return end;
      }
      end = next;
    }
    return end;
  }

  private static String escaped(String part) {
    return part.replace("%", "%25").replace(":", "%3A").replace("=", "%3D");
  }

  /** Whether a link leads from a resource to a tag. */
  public static boolean isEndOf(LinkType<?> link) {
    return link.far().label().equals(LABEL);
  }
}
