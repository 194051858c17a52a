package dev.alidade.cli.settings;

import dev.alidade.account.AccountSelection;
import java.util.List;

/**
 * Which accounts and regions a command is about.
 *
 * @param regions the regions; empty for those that each account has enabled
 */
public record AccountSettings(AccountSelection accounts, List<String> regions, Output output) {

  /** Keeps a copy. */
  public AccountSettings {
    regions = List.copyOf(regions);
  }
}
