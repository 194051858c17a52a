package dev.alidade.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphDataTest {

  @Test
  void drawingsOfSeveralAnswersShareTheirNodes() throws JsonProcessingException {
    var volume = Sample.node("1", 0, Map.of("id", "vol-1", "_ont_name", "x"), "AWSEBSVolume");
    var instance = Sample.node("2", 1, Map.of("id", "i-1"), "AWSEC2Instance", "EC2Instance");
    var alone = Sample.node("2", 0, Map.of("id", "i-1"), "AWSEC2Instance", "EC2Instance");
    var link = new Drawing.Link("9", "1", "2", "ATTACHED_TO");

    var data =
        json(
            answer(Severity.HIGH, new Drawing(List.of(volume, instance), List.of(link), true)),
            answer(Severity.LOW, new Drawing(List.of(alone), List.of(), false)));

    assertThat(data.path("kinds").findValuesAsText("one")).containsExactly("Instance", "Volume");
    assertThat(data.path("nodes").findValuesAsText("caption")).containsExactly("vol-1", "i-1");
    assertThat(data.path("nodes").get(1).path("depths"))
        .hasToString("{\"hosts-high\":1,\"hosts-low\":0}");
    assertThat(data.path("nodes").get(0).path("properties")).hasToString("{\"id\":\"vol-1\"}");
    assertThat(data.path("links"))
        .hasToString("[{\"from\":0,\"to\":1,\"type\":\"ATTACHED_TO\",\"views\":[\"hosts-high\"]}]");
    assertThat(data.path("truncated")).hasToString("[\"hosts-high\"]");
  }

  @Test
  void nothingInTheDataEndsItsScriptElement() {
    var text = new GraphData(NodeKinds.builtIn(), List.of(Sample.foundVolumes())).json();

    assertThat(text).doesNotContain("<").contains("\\u003cscript>");
  }

  @Test
  void longValuesAreCut() throws JsonProcessingException {
    var node = Sample.node("1", 0, Map.of("id", "x", "text", "y".repeat(1000)), "AWSRole");

    var data = json(answer(Severity.HIGH, new Drawing(List.of(node), List.of(), false)));

    assertThat(data.path("nodes").get(0).path("properties").path("text").asText())
        .isEqualTo("y".repeat(400) + "…");
  }

  private static Answer.Found answer(Severity severity, Drawing drawing) {
    return new Answer.Found(Sample.hosts(severity), List.of(), drawing);
  }

  private static JsonNode json(Answer.Found... answers) throws JsonProcessingException {
    return new ObjectMapper().readTree(new GraphData(NodeKinds.builtIn(), List.of(answers)).json());
  }
}
