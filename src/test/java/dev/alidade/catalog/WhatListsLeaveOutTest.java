package dev.alidade.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.catalog.all.AwsCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WhatListsLeaveOutTest {

  private static final Pattern ROW =
      Pattern.compile("^\\| `([a-z0-9-]+:[A-Za-z0-9]+)` \\| \\S[^|]*\\|", Pattern.MULTILINE);

  @Test
  void ofEveryOperationItIsSaidWhatItLeavesOut() throws IOException {
    var page =
        Path.of(System.getProperty("project.basedir", ""), "docs", "what-lists-leave-out.md");
    var said =
        ROW.matcher(Files.readString(page))
            .results()
            .map((MatchResult row) -> row.group(1))
            .toList();

    assertThat(said)
        .as("look it up in the operation's reference, and add a line to %s", page)
        .doesNotHaveDuplicates()
        .containsAll(
            AwsCatalogue.create().resources().stream()
                .map(Resource::actions)
                .flatMap(Collection::stream)
                .toList());
  }
}
