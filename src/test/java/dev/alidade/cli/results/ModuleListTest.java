package dev.alidade.cli.results;

import dev.alidade.aws.AwsService;
import dev.alidade.catalog.Declaration;
import dev.alidade.catalog.GlobalResource;
import dev.alidade.catalog.Module;
import dev.alidade.catalog.RegionalResource;
import dev.alidade.catalog.Scope;
import dev.alidade.cli.Golden;
import dev.alidade.cli.terminal.Style;
import dev.alidade.graph.NodeType;
import dev.alidade.graph.Rows;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModuleListTest {

  private final ModuleList list =
      new ModuleList(
          List.of(
              new Module("iam", List.of(new Users())),
              new Module("ec2:disk", List.of(new Disks()))));

  private static NodeType<String> named(String label) {
    return NodeType.named(label, String.class).id(text -> text).ownedByAccount().build();
  }

  private static final class Users implements GlobalResource {
    @Override
    public Declaration declaration() {
      return Declaration.inModule("iam")
          .calls(AwsService.named("iam"), "ListUsers")
          .calls(AwsService.named("iam"), "GetUser")
          .calls(AwsService.named("iam"), "ListAccessKeys")
          .writes(named("AWSUser"), named("AccountAccessKey"));
    }

    @Override
    public void survey(Scope at, Rows rows) {}
  }

  private static final class Disks implements RegionalResource {
    @Override
    public Declaration declaration() {
      return Declaration.inModule("ec2:disk")
          .calls(AwsService.named("ec2"), "DescribeDisks")
          .writes(named("AWSDisk"), named("AWSDiskPart"));
    }

    @Override
    public void survey(Scope at, Rows rows) {}
  }

  @Test
  void theTableHasOperationsAndLabelsSideBySide() {
    Golden.check("modules.txt", list.text(Style.PLAIN));
  }

  @Test
  void theJsonHasThemAsLists() throws IOException {
    var text = new StringWriter();
    list.json(text);
    Golden.check("modules.json", text.toString());
  }
}
