package dev.alidade.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class YamlTest {

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void whateverIsWrittenIsReadBackAsTheSame() {
    var values = JsonNodeFactory.instance.arrayNode();
    Texts.awkward(20_000)
        .collect(Collectors.toSet())
        .forEach(text -> values.addObject().put(text, text).putArray("list").add(text));
    assertThat(read(Yaml.document(values))).isEqualTo(values);
  }

  @Test
  void structureIsReadBackAsTheSame() throws IOException {
    var value =
        json.readTree(
            "{\"a\":[{\"b\":1,\"c\":[[\"d\",[]],{}]},true,null,\"no\",\"2012-10-17\"],\"e\":{\"f\":{}}}");
    assertThat(read(Yaml.document(value))).isEqualTo(value);
  }

  @Test
  void datesAndNumbersAndWordsStayTextForEveryReader() {
    for (var text : new String[] {"2012-10-17", "111111111111", "1e3", "no", "Yes", "NULL", "~"}) {
      assertThat(Yaml.document(JsonNodeFactory.instance.objectNode().put("a", text)))
          .isEqualTo("a: \"" + text + "\"\n");
    }
  }

  private JsonNode read(String yaml) {
    return json.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }
}
