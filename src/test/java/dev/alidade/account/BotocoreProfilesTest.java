package dev.alidade.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What botocore reads in the same files; only where {@code python3} has it. */
class BotocoreProfilesTest {

  private static final int FILES = 10_000;

  /** Prints the profiles of each pair of files as a line of JSON; an error as its text. */
  private static final String SCRIPT =
      """
      import json, sys
      import botocore.session
      root = sys.argv[1]
      session = botocore.session.Session()
      for number in range(int(sys.argv[2])):
          session.set_config_variable('config_file', '%s/%d.config' % (root, number))
          session.set_config_variable('credentials_file', '%s/%d.credentials' % (root, number))
          session._config = None
          try:
              print(json.dumps(session.full_config['profiles']))
          except Exception as e:
              print(json.dumps(type(e).__name__))
      """;

  @TempDir Path directory;

  @Test
  void theSameProfilesAndPropertiesAreRead() throws Exception {
    assumeTrue(hasBotocore(), "python3 has no botocore");
    var grammar = new ConfigGrammar(20261127);
    for (var i = 0; i < FILES; i++) {
      var files = grammar.wellFormed();
      // With a byte order mark, botocore gives up; we do not.
      Files.writeString(directory.resolve(i + ".config"), files.config().replace("\uFEFF", ""));
      Files.writeString(
          directory.resolve(i + ".credentials"), files.credentials().replace("\uFEFF", ""));
    }
    var answers = python(SCRIPT, directory.toString(), String.valueOf(FILES)).lines().toList();
    assertThat(answers).hasSize(FILES);
    var json = JsonMapper.builder().build();
    for (var i = 0; i < FILES; i++) {
      assertSame(i, json.readTree(answers.get(i)));
    }
  }

  private void assertSame(int number, JsonNode theirs) throws IOException {
    var home =
        new Home(directory)
            .with("AWS_CONFIG_FILE", directory.resolve(number + ".config").toString())
            .with(
                "AWS_SHARED_CREDENTIALS_FILE",
                directory.resolve(number + ".credentials").toString());
    var ours = Profiles.read(home.environment());
    var text = Files.readString(directory.resolve(number + ".config"));
    assertThat(theirs.isObject()).as("%s: %s", theirs, text).isTrue();
    var names = new TreeSet<String>();
    theirs.fieldNames().forEachRemaining(names::add);
    assertThat(new TreeSet<>(ours.names())).as(text).isEqualTo(names);
    for (var name : names) {
      var properties = ours.find(name).orElseThrow().properties();
      var read = new TreeMap<String, Object>();
      properties.forEach(
          (key, property) ->
              read.put(key, property.nested().isEmpty() ? property.value() : property.nested()));
      assertThat(read).as("%s in %s", name, text).isEqualTo(map(theirs.path(name)));
    }
  }

  private static TreeMap<String, Object> map(JsonNode object) {
    var map = new TreeMap<String, Object>();
    object
        .fields()
        .forEachRemaining(
            field ->
                map.put(
                    field.getKey(),
                    field.getValue().isObject()
                        ? map(field.getValue())
                        : field.getValue().asText()));
    return map;
  }

  private static boolean hasBotocore() throws InterruptedException {
    try {
      return python("import botocore; print('yes')").strip().equals("yes");
    } catch (IOException e) {
      return false;
    }
  }

  private static String python(String script, String... arguments)
      throws IOException, InterruptedException {
    var line = new ArrayList<>(List.of("python3", "-c", script));
    line.addAll(List.of(arguments));
    var process = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
