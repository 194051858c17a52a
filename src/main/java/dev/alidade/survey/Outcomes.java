package dev.alidade.survey;

import dev.alidade.aws.Outcome;

/** Outcomes in words. */
public final class Outcomes {

  private Outcomes() {}

  /** One word: complete, partial, denied, unsupported, not asked, failed. */
  public static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Complete() -> "complete";
      case Outcome.Partial p -> "partial";
      case Outcome.Denied d -> "denied";
      case Outcome.Unsupported u -> "unsupported";
      case Outcome.NotAsked n -> "not asked";
      case Outcome.Failed f -> "failed";
    };
  }

  /** Why, in one line; empty for a complete scope. */
  public static String reason(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Complete() -> "";
      case Outcome.Partial(var reasons) -> String.join("; ", reasons);
      case Outcome.Denied(var permission, _, var detail) ->
          detail.isEmpty() ? permission : permission + ": " + detail;
      case Outcome.Unsupported(var why) -> why;
      case Outcome.NotAsked(var why) -> why;
      case Outcome.Failed(var cause) -> cause;
    };
  }
}
