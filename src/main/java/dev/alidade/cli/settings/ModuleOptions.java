package dev.alidade.cli.settings;

import dev.alidade.catalog.ModuleSetting;
import dev.alidade.survey.ModuleSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options that single modules have, as they were written. What there is stands where the
 * modules are; a command gets an option for each.
 */
public final class ModuleOptions {

  /** After the options that say what is surveyed. */
  private static final int ORDER = 6;

  private final Map<ModuleSetting<?>, String> written = new HashMap<>();
  private List<ModuleSetting<?>> settings = List.of();

  /** Gives a command these options, which are kept here when they are written. */
  public void addTo(CommandSpec command, List<ModuleSetting<?>> some) {
    settings = List.copyOf(some);
    for (var setting : settings) {
      command.addOption(
          OptionSpec.builder("--" + setting.name())
              .order(ORDER)
              .paramLabel(setting.label())
              .type(String.class)
              .description(setting.help(), "Default: " + setting.usual() + ".")
              .setter(
                  new picocli.CommandLine.Model.ISetter() {
                    @Override
                    public <T> T set(T value) {
                      if (value == null) {
                        written.remove(setting);
                      } else {
                        written.put(setting, String.valueOf(value));
                      }
                      return value;
                    }
                  })
              .build());
    }
  }

  /** What options, variables and the file say; what cannot be read is a problem. */
  ModuleSettings read(Layers layers, Problems problems) {
    var read = ModuleSettings.USUAL;
    for (var setting : settings) {
      var given = layers.of(setting, written.get(setting));
      if (given.isPresent()) {
        try {
          read = read.with(setting, given.get().value());
        } catch (IllegalArgumentException e) {
          problems.add(given.get().origin() + ": " + e.getMessage());
        }
      }
    }
    return read;
  }

  /** The settings that there are options for. */
  List<ModuleSetting<?>> settings() {
    return settings;
  }
}
