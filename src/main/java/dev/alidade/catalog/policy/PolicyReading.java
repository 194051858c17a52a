package dev.alidade.catalog.policy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of reading a policy's text; see {@link PolicyDocument#read}. */
public sealed interface PolicyReading {

  /** The text is a policy document. */
  record Read(PolicyDocument policy) implements PolicyReading {}

  /**
   * The text is no policy document.
   *
   * @param reason the rest of a sentence that begins with the document, such as {@code is not
   *     JSON}; nothing of the text is in it
   */
  record Unreadable(String reason) implements PolicyReading {}

  /** There is no text. */
  record Absent() implements PolicyReading {}

  /** The document, where there is one that can be read. */
  default Optional<PolicyDocument> document() {
    return switch (this) {
      case Read(var policy) -> Optional.of(policy);
      case Unreadable unreadable -> Optional.empty();
      case Absent absent -> Optional.empty();
    };
  }

  /** What is wrong with the document, the rest of a sentence; null where it can be read. */
  default @Nullable String problem() {
    return switch (this) {
      case Read read -> null;
      case Unreadable(var reason) -> reason;
      case Absent absent -> "is missing";
    };
  }

  /**
   * The contract's {@code anonymous_access} of a resource with this policy: without a policy false,
   * and null, for unknown, where the policy cannot be read.
   */
  default @Nullable Boolean internetAccessible() {
    return switch (this) {
      case Read(var policy) -> policy.internetAccessible();
      case Unreadable unreadable -> null;
      case Absent absent -> false;
    };
  }

  /**
   * The contract's {@code anonymous_actions} of a resource with this policy: without a policy none,
   * and null, for unknown, where the policy cannot be read.
   */
  default @Nullable List<String> anonymousActions() {
    return switch (this) {
      case Read(var policy) -> policy.anonymousActions();
      case Unreadable unreadable -> null;
      case Absent absent -> List.of();
    };
  }
}
