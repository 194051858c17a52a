package dev.alidade.cli;

import dev.alidade.account.AccountSelection;
import dev.alidade.aws.CallTimeouts;
import dev.alidade.cli.settings.Problems;
import dev.alidade.store.Neo4jSettings;
import dev.alidade.survey.Progress;
import dev.alidade.survey.RunReport;
import dev.alidade.survey.SurveyRequest;
import org.jspecify.annotations.Nullable;

/** Prepares surveys. The seam between the command line and everything that calls somebody. */
interface Surveyor {

  /**
   * Reads the AWS configuration for a selection of accounts and adds what is wrong with it; calls
   * nobody.
   *
   * @return null where something is wrong
   */
  @Nullable Prepared prepare(AccountSelection accounts, CallTimeouts timeouts, Problems problems);

  /** A survey that can be run once. */
  interface Prepared extends AutoCloseable {

    /** Asks the person at the terminal for the codes of MFA devices, where profiles want them. */
    void askForCodes();

    /** Runs it, and returns when it is done or was interrupted. */
    RunReport run(SurveyRequest request, Neo4jSettings neo4j, Progress progress);

    /** Asks it to come to an end. */
    void interrupt();

    /** The calls to AWS so far. */
    long calls();

    @Override
    void close();
  }
}
