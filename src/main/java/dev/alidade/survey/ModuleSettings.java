package dev.alidade.survey;

import dev.alidade.catalog.ModuleSetting;
import java.util.HashMap;
import java.util.Map;

/** What was said of the settings of modules. */
public final class ModuleSettings {

  /** Nothing was said: the usual values hold. */
  public static final ModuleSettings USUAL = new ModuleSettings(Map.of());

  private final Map<ModuleSetting<?>, Object> values;

  private ModuleSettings(Map<ModuleSetting<?>, Object> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * These settings and one more.
   *
   * @throws IllegalArgumentException if the text is none for the setting, with a message for people
   */
  public <V> ModuleSettings with(ModuleSetting<V> setting, String text) {
    var more = new HashMap<>(values);
    more.put(setting, setting.reader().apply(text));
    return new ModuleSettings(more);
  }

  /** What was said of a setting, else what is usual. */
  @SuppressWarnings("unchecked") // Values are what the setting's own reader made.
  public <V> V of(ModuleSetting<V> setting) {
    return (V) values.getOrDefault(setting, setting.usual());
  }
}
