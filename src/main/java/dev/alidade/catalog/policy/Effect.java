package dev.alidade.catalog.policy;

import org.jspecify.annotations.Nullable;

/**
 * What a statement does where it applies.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html
 */
public enum Effect {
  /** It allows. */
  ALLOW("Allow"),
  /** It denies, whatever else allows. */
  DENY("Deny");

  private final String text;

  Effect(String text) {
    this.text = text;
  }

  /** The word of the policy language, whose case matters. */
  public String text() {
    return text;
  }

  /** The effect that a word of the policy language means; null where it is none. */
  public static @Nullable Effect of(@Nullable Object text) {
    for (var effect : values()) {
      if (effect.text.equals(text)) {
        return effect;
      }
    }
    return null;
  }
}
