package dev.alidade.catalog.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a policy. Where the grammar allows one text instead of a list, here is a list.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 *
 * @param language of the document that it stands in
 * @param effect null where the word is none of the language
 * @param actions null where the statement has no such element; the same for the other three lists
 * @param principals whom it speaks of; null in policies of identities, which name nobody
 * @param condition null where it applies without one; an empty one is none
 * @param written its elements as they stand in the document
 */
public record Statement(
    PolicyLanguage language,
    @Nullable String sid,
    @Nullable Effect effect,
    @Nullable List<String> actions,
    @Nullable List<String> notActions,
    @Nullable List<String> resources,
    @Nullable List<String> notResources,
    @Nullable Principals principals,
    @Nullable Condition condition,
    Written written) {

  static Statement of(JsonNode json, PolicyLanguage language) {
    return new Statement(
        language,
        PolicyDocument.text(json.get("Sid")),
        Effect.of(PolicyDocument.text(json.get("Effect"))),
        PolicyDocument.texts(json.get("Action")),
        PolicyDocument.texts(json.get("NotAction")),
        PolicyDocument.texts(json.get("Resource")),
        PolicyDocument.texts(json.get("NotResource")),
        Principals.of(json.get("Principal"), json.get("NotPrincipal")),
        Condition.of(json.get("Condition")),
        new Written(json));
  }

  /**
   * A statement of an identity's policy as the graph has it.
   *
   * @param condition the text of {@link Condition#json}
   */
  public static Statement stored(
      PolicyLanguage language,
      Effect effect,
      @Nullable List<String> actions,
      @Nullable List<String> notActions,
      @Nullable List<String> resources,
      @Nullable List<String> notResources,
      @Nullable String condition) {
    return new Statement(
        language,
        null,
        effect,
        actions,
        notActions,
        resources,
        notResources,
        null,
        Condition.ofStored(condition),
        Written.NOWHERE);
  }

  /** Whether it allows something. */
  public boolean allows() {
    return effect == Effect.ALLOW;
  }

  /**
   * Whether it lets anyone in: it allows, it names everyone (or everyone but some), and no
   * condition pins down where a request comes from or whose it is ({@link
   * Condition#pinsDownWhoAsks}).
   */
  public boolean internetAccessible() {
    return allows()
        && principals != null
        && principals.includeStrangers()
        && (condition == null || !condition.pinsDownWhoAsks());
  }
}
