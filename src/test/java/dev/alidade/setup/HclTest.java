package dev.alidade.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HclTest {

  @Test
  void nothingInAQuotedStringEndsItOrIsATemplate() {
    Texts.awkward(20_000)
        .forEach(text -> assertThat(read(Hcl.quoted(text))).as(Hcl.quoted(text)).isEqualTo(text));
  }

  @Test
  void aReaderThatFindsATemplateSaysSo() {
    assertThatThrownBy(() -> read("\"a${b}\"")).hasMessageContaining("template");
    assertThatThrownBy(() -> read("\"a\"b\"")).hasMessageContaining("ends");
  }

  @Test
  void terraformReadsBackWhatWasQuoted(@TempDir Path directory)
      throws IOException, InterruptedException {
    var terraform = Terraforming.found();
    var values = JsonNodeFactory.instance.arrayNode();
    // Terraform makes U+FFFD of nothing here, and reads CR, which the piece list has, as it stands.
    Texts.awkward(2_000).forEach(values::add);
    var body = new HclBody();
    body.block("output \"texts\"", output -> output.attribute("value", Hcl.value(values)));
    Files.writeString(directory.resolve("main.tf"), body.text());

    terraform.run(directory, "apply", "-auto-approve", "-no-color");

    var read = terraform.run(directory, "output", "-json", "texts");
    assertThat(new ObjectMapper().readTree(read)).isEqualTo(values);
  }

  @Test
  void aReferenceBehindADollarSignStaysAReference() {
    assertThat(Hcl.quoted("costs 5$", "var.x")).isEqualTo("\"costs 5\\u0024${var.x}\"");
  }

  @Test
  void attributesOfOneLineAreAlignedAndLongOnesPartThem() {
    var body =
        new HclBody()
            .attribute("a", "1")
            .attribute("long", "2")
            .attribute("longest_of_all", "{\n}")
            .attribute("b", "3");
    assertThat(body.text()).isEqualTo("a    = 1\nlong = 2\nlongest_of_all = {\n}\nb = 3\n");
  }

  @Test
  void listsAndObjectsAreWrittenAsTerraformFormatsThem() throws IOException {
    var json = new ObjectMapper().readTree("{\"a:b\":[\"x\"],\"c\":[1,true],\"d\":{},\"e\":[]}");
    assertThat(Hcl.value(json))
        .isEqualTo(
            "{\n  \"a:b\" = [\"x\"]\n  c = [\n    1,\n    true,\n  ]\n  d = {}\n  e = []\n}");
    assertThat(Hcl.list(List.of("1", "2"))).isEqualTo("[\"1\", \"2\"]");
  }

  /** Reads a quoted string by the language's specification, and only one without templates. */
  private static String read(String quoted) {
    var text = new StringBuilder();
    var inside = quoted.substring(1, quoted.length() - 1);
    for (var i = 0; i < inside.length(); i++) {
      var c = inside.charAt(i);
      if (c == '"' || c == '\n' || c == '\r') {
        throw new AssertionError("ends too early: " + quoted);
      }
      if ((c == '$' || c == '%') && inside.startsWith("{", i + 1)) {
        throw new AssertionError("a template: " + quoted);
      }
      if (c != '\\') {
        text.append(c);
        continue;
      }
      i++;
      switch (inside.charAt(i)) {
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case 't' -> text.append('\t');
        case '"' -> text.append('"');
        case '\\' -> text.append('\\');
        case 'u' -> {
          text.append((char) Integer.parseInt(inside.substring(i + 1, i + 5), 16));
          i += 4;
        }
        default -> throw new AssertionError("no escape of the language: " + quoted);
      }
    }
    return text.toString();
  }
}
