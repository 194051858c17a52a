package dev.alidade.survey;

import dev.alidade.aws.Outcome;
import java.util.List;

/** How many scopes ended in which way. */
public record Tally(
    long complete, long partial, long denied, long unsupported, long notAsked, long failed) {

  /** No scopes. */
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

  /** The outcomes as {@link Outcomes#word} has them, best first. */
  public static final List<String> WORDS =
      List.of("complete", "partial", "denied", "unsupported", "not asked", "failed");

  /** One scope. */
  static Tally of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Complete _ -> new Tally(1, 0, 0, 0, 0, 0);
      case Outcome.Partial _ -> new Tally(0, 1, 0, 0, 0, 0);
      case Outcome.Denied _ -> new Tally(0, 0, 1, 0, 0, 0);
      case Outcome.Unsupported _ -> new Tally(0, 0, 0, 1, 0, 0);
      case Outcome.NotAsked _ -> new Tally(0, 0, 0, 0, 1, 0);
      case Outcome.Failed _ -> new Tally(0, 0, 0, 0, 0, 1);
    };
  }

  /** The sum of both. */
  public Tally plus(Tally other) {
    return new Tally(
        complete + other.complete,
        partial + other.partial,
        denied + other.denied,
        unsupported + other.unsupported,
        notAsked + other.notAsked,
        failed + other.failed);
  }

  /**
   * The scopes of one outcome.
   *
   * @param word one of {@link #WORDS}
   * @throws IllegalArgumentException if there is no such outcome
   */
  public long of(String word) {
    return switch (WORDS.indexOf(word)) {
      case 0 -> complete;
      case 1 -> partial;
      case 2 -> denied;
      case 3 -> unsupported;
      case 4 -> notAsked;
      case 5 -> failed;
      default -> throw new IllegalArgumentException("No scope ends as «" + word + "».");
    };
  }

  /** All scopes. */
  public long scopes() {
    return complete + partial + denied + unsupported + notAsked + failed;
  }

  /** Whether nothing is missing that AWS has there. */
  public boolean isWhole() {
    return partial + denied + failed == 0;
  }
}
