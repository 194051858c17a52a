package dev.alidade.cli.results;

import dev.alidade.account.AccountStanding;
import dev.alidade.account.AccountStanding.Standing;
import dev.alidade.cli.terminal.Amounts;
import dev.alidade.cli.terminal.Style;
import dev.alidade.cli.terminal.TextTable;
import dev.alidade.cli.terminal.TextTable.Cell;
import dev.alidade.cli.terminal.TextTable.Column;
import dev.alidade.cli.terminal.Wrapped;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** The accounts that a survey would see, as a table or as JSON. */
public final class AccountList {

  /** The name and version of the JSON's schema. */
  public static final String SCHEMA = "alidade.accounts/1";

  /** So many regions are named one by one. */
  private static final int FEW_REGIONS = 4;

  private static final String INDENT = "  ";
  private static final String NONE = "-";

  private final List<AccountStanding> accounts;

  /** A list of these accounts. */
  public AccountList(List<AccountStanding> accounts) {
    this.accounts = List.copyOf(accounts);
  }

  /** How many would be surveyed. */
  public long usable() {
    return count(Standing.USABLE);
  }

  /** Whether each account would be surveyed, be it through another profile. */
  public boolean allUsable() {
    return usable() + count(Standing.DUPLICATE) == accounts.size();
  }

  private long count(Standing standing) {
    return accounts.stream().filter(account -> account.standing() == standing).count();
  }

  /**
   * A table; below each account who we are there, how the credentials come about, step by step, and
   * what stands in the way.
   */
  public String text(Style style, int width) {
    var table =
        new TextTable(
            List.of(
                Column.text("profile"),
                Column.text("account"),
                Column.text("name"),
                Column.text("would be"),
                Column.text("regions")));
    for (var account : accounts) {
      var id = account.accountId();
      table.row(
          List.of(
              new Cell(account.profile(), style::strong),
              Cell.of(id == null ? NONE : id),
              Cell.of(account.name()),
              new Cell(word(account.standing()), text -> coloured(style, account, text)),
              Cell.of(regions(account))),
          notes(style, width, account));
    }
    var lines = new ArrayList<>(table.lines(style, width));
    lines.add("");
    lines.add(summary());
    return String.join("\n", lines) + "\n";
  }

  private String summary() {
    var parts = new ArrayList<String>();
    parts.add(Amounts.of(usable(), "account") + " would be surveyed");
    for (var standing : List.of(Standing.DUPLICATE, Standing.REFUSED, Standing.WITHOUT_REGIONS)) {
      var count = count(standing);
      if (count > 0) {
        parts.add(count + " " + word(standing));
      }
    }
    return String.join(", ", parts);
  }

  private static List<String> notes(Style style, int width, AccountStanding account) {
    var notes = new ArrayList<String>();
    var identity = account.identity();
    if (identity != null) {
      notes.add(INDENT + "as    " + identity.arn());
    }
    var arrow = style.sign("→", "->");
    var first = true;
    for (var step : account.chain()) {
      var head = INDENT + (first ? "with  " : "      " + arrow + " ");
      notes.addAll(Wrapped.hanging(head, step, width).lines().toList());
      first = false;
    }
    if (account.problem() != null) {
      notes.addAll(Wrapped.hanging(INDENT, account.problem(), width).lines().toList());
    }
    if (account.advice() != null && !account.advice().isBlank()) {
      notes.addAll(Wrapped.hanging(INDENT + arrow + " ", account.advice(), width).lines().toList());
    }
    return notes;
  }

  private static String coloured(Style style, AccountStanding account, String text) {
    return switch (account.standing()) {
      case USABLE -> style.good(text);
      case DUPLICATE -> style.doubtful(text);
      case REFUSED, WITHOUT_REGIONS -> style.bad(text);
    };
  }

  private static String regions(AccountStanding account) {
    var regions = account.regions();
    if (regions.isEmpty()) {
      return NONE;
    }
    return regions.size() <= FEW_REGIONS
        ? String.join(", ", regions)
        : Amounts.of(regions.size(), "region");
  }

  private static String word(Standing standing) {
    return switch (standing) {
      case USABLE -> "surveyed";
      case DUPLICATE -> "left out";
      case REFUSED -> "refused";
      case WITHOUT_REGIONS -> "failed";
    };
  }

  /**
   * Writes JSON, ended by a line break; leaves the writer open.
   *
   * @throws IOException if the writer does
   */
  public void json(int exitCode, Writer to) throws IOException {
    try (var json = RunJson.generator(to)) {
      json.writeStartObject();
      json.writeStringField("schema", SCHEMA);
      json.writeNumberField("exitCode", exitCode);
      json.writeArrayFieldStart("accounts");
      for (var account : accounts) {
        var identity = account.identity();
        json.writeStartObject();
        json.writeStringField("profile", account.profile());
        json.writeStringField("accountId", account.accountId());
        json.writeStringField("name", account.name());
        json.writeStringField("wouldBe", word(account.standing()));
        json.writeStringField("identity", identity == null ? null : identity.arn());
        RunJson.strings(json, "chain", account.chain());
        json.writeStringField("homeRegion", account.homeRegion());
        RunJson.strings(json, "regions", account.regions());
        json.writeStringField("problem", account.problem());
        json.writeStringField("advice", account.advice());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    to.write("\n");
    to.flush();
  }
}
