package dev.alidade.survey;

/** Told what happens while it happens, from many threads; must return at once. */
public interface Progress {

  /** What an account is being put through. */
  enum Phase {
    SURVEYING,
    LINKING,
    SWEEPING,
    ANALYSING
  }

  /** The accounts of the run are known. */
  void planned(int accounts);

  /** An account has started, with so many scopes. */
  void accountStarted(String accountId, String name, int scopes);

  /** A scope asks AWS. */
  void scopeStarted(ScopeId scope);

  /** A scope has its outcome. */
  void scopeEnded(ScopeResult result);

  /** An account goes on to its next phase. */
  void accountPhase(String accountId, Phase phase);

  /** An account is done. */
  void accountEnded(AccountReport report);

  /** Shows nothing. */
  Progress SILENT =
      new Progress() {
        @Override
        public void planned(int accounts) {}

        @Override
        public void accountStarted(String accountId, String name, int scopes) {}

        @Override
        public void scopeStarted(ScopeId scope) {}

        @Override
        public void scopeEnded(ScopeResult result) {}

        @Override
        public void accountPhase(String accountId, Phase phase) {}

        @Override
        public void accountEnded(AccountReport report) {}
      };
}
