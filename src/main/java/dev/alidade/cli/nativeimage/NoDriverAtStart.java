package dev.alidade.cli.nativeimage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkus.neo4j.runtime.Neo4jDriverRecorder;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.ShutdownContext;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;

/**
 * Quarkus' Neo4j extension makes a driver when the application starts and closes it at the end,
 * which costs every command 200 ms, {@code --help} too: Netty waits that long for late tasks. Ours
 * is made by {@code GraphStore.connect} when there is something to connect to; nobody injects the
 * extension's, so that it may as well not be there.
 */
@TargetClass(Neo4jDriverRecorder.class)
final class NoDriverAtStart {

  @Substitute
  public RuntimeValue<Driver> initializeDriver(
      ShutdownContext shutdown, RuntimeValue<Config> config) {
    return new RuntimeValue<>();
  }
}
