package dev.alidade.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IniFileTest {

  private static final Path FILE = Path.of("config");
  private static final String NAME = "abcdefghijklmnopqrstuvwxyz0123456789_-.@/";
  private static final String VALUE = "abcXYZ 0189=:/+#;[]\"'%é-_";

  @Test
  void sectionsAndKeysAreFoundWithTheirLines() {
    var file =
        parse(
            """
            # a comment
            [default]
            region=eu-west-1

            [profile a]
            ROLE_ARN : arn:aws:iam::111122223333:role/x
              ; a comment
            """);
    assertThat(file.problems()).isEmpty();
    assertThat(file.sections())
        .extracting(IniFile.Section::header)
        .containsExactly("default", "profile a");
    assertThat(file.sections().get(1).line()).isEqualTo(5);
    var role = file.sections().get(1).entries().get("role_arn");
    assertThat(role).isNotNull();
    assertThat(role.value()).isEqualTo("arn:aws:iam::111122223333:role/x");
    assertThat(role.line()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[a]\r\nk = v\r\n", "\uFEFF[a]\nk=v", "[a]\rk=v\r", "[a] # old\nk =v"})
  void lineEndsAndByteOrderMarksDoNotMatter(String text) {
    var file = parse(text);
    assertThat(file.problems()).isEmpty();
    assertThat(file.sections().getFirst().header()).isEqualTo("a");
    assertThat(value(file, "k")).isEqualTo("v");
  }

  @Test
  void deeperLinesContinueAValueAndAnEmptyValueHasSubProperties() {
    var file =
        parse(
            """
            [services local]
            s3 =
              endpoint_url = http://localhost:9000
              # comment
              max = 3
            other = one
              two
            """);
    var s3 = file.sections().getFirst().entries().get("s3");
    assertThat(s3).isNotNull();
    assertThat(s3.nested())
        .containsExactly(Map.entry("endpoint_url", "http://localhost:9000"), Map.entry("max", "3"));
    assertThat(value(file, "other")).isEqualTo("one\ntwo");
  }

  @Test
  void everyLineThatMakesNoSenseIsReportedAndTheRestIsRead() {
    var file =
        parse(
            """
            stray = 1
            [a]
            wJalrXUtnFEMIsecret
            k = v
            k = w
            = x
            [a]
            hidden = 1
            [b]
            k = z
            """);
    assertThat(file.problems())
        .extracting(ConfigurationProblem::line)
        .containsExactly(1, 3, 5, 6, 7);
    assertThat(file.problems().toString()).doesNotContain("wJalr");
    assertThat(file.problems().get(2).message()).contains("line 4");
    assertThat(file.sections()).extracting(IniFile.Section::header).containsExactly("a", "b");
    assertThat(file.sections().getFirst().entries()).containsOnlyKeys("k");
    assertThat(value(file, "k")).isEqualTo("v");
  }

  @Test
  void whatIsWrittenIsReadBackTheSame() {
    var random = new Random(20260103);
    for (int i = 0; i < 3_000; i++) {
      var model = model(random);
      var file = parse(render(random, model));
      assertThat(file.problems()).isEmpty();
      var read = new LinkedHashMap<String, Map<String, Object>>();
      for (var section : file.sections()) {
        var keys = new LinkedHashMap<String, Object>();
        section
            .entries()
            .forEach(
                (key, entry) ->
                    keys.put(key, entry.nested().isEmpty() ? entry.value() : entry.nested()));
        read.put(section.header(), keys);
      }
      assertThat(read).isEqualTo(model);
    }
  }

  @Test
  void noTextEverBreaksTheReader() {
    var random = new Random(20260104);
    var alphabet = "[]=:#; \t\r\n\\\"'ab\uFEFF\u0000é\u2028";
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      int length = random.nextInt(60);
      for (int j = 0; j < length; j++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(parse(text.toString()).sections()).isNotNull();
    }
  }

  private static IniFile parse(String text) {
    return IniFile.parse(FILE, text);
  }

  private static String value(IniFile file, String key) {
    var entry = file.sections().getFirst().entries().get(key);
    return entry == null ? "" : entry.value();
  }

  private static Map<String, Map<String, Object>> model(Random random) {
    var model = new LinkedHashMap<String, Map<String, Object>>();
    int sections = random.nextInt(5);
    for (int i = 0; i < sections; i++) {
      var keys = new LinkedHashMap<String, Object>();
      int count = random.nextInt(6);
      for (int j = 0; j < count; j++) {
        var key = name(random);
        keys.put(key, random.nextInt(4) == 0 ? nested(random) : value(random));
      }
      model.put((random.nextBoolean() ? "profile " : "") + name(random), keys);
    }
    return model;
  }

  private static Map<String, String> nested(Random random) {
    var nested = new LinkedHashMap<String, String>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      nested.put(name(random), value(random));
    }
    return nested;
  }

  private static String name(Random random) {
    var name = new StringBuilder("k");
    int length = random.nextInt(10);
    for (int i = 0; i < length; i++) {
      name.append(NAME.charAt(random.nextInt(NAME.length())));
    }
    return name.toString();
  }

  private static String value(Random random) {
    var value = new StringBuilder();
    int length = random.nextInt(20);
    for (int i = 0; i < length; i++) {
      value.append(VALUE.charAt(random.nextInt(VALUE.length())));
    }
    return value.toString().strip();
  }

  private static String render(Random random, Map<String, Map<String, Object>> model) {
    var end = List.of("\n", "\r\n").get(random.nextInt(2));
    var lines = new ArrayList<String>();
    model.forEach(
        (header, keys) -> {
          noise(random, lines);
          lines.add("[" + header + "]" + (random.nextInt(3) == 0 ? "  " : ""));
          keys.forEach(
              (key, value) -> {
                noise(random, lines);
                var equals = List.of("=", " = ", "\t=").get(random.nextInt(3));
                if (value instanceof Map<?, ?> nested) {
                  lines.add(key + equals);
                  nested.forEach((k, v) -> lines.add("  " + k + equals + v));
                } else {
                  lines.add(key + equals + value);
                }
              });
        });
    return (random.nextInt(4) == 0 ? "\uFEFF" : "") + String.join(end, lines);
  }

  private static void noise(Random random, List<String> lines) {
    if (random.nextInt(3) == 0) {
      lines.add(
          List.of("", "# comment = [x]", "; comment", "   # indented").get(random.nextInt(4)));
    }
  }
}
