package dev.alidade.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Where the process begins. */
@QuarkusMain
public final class Main {

  private Main() {}

  /** Sets what libraries read before anything of ours runs, and starts the command. */
  public static void main(String... arguments) {
    var ready = ReadyAnswers.inTheExecutable().to(arguments);
    if (ready != null) {
      ready.write();
      if (ready.code() != ExitCode.DONE) {
        System.exit(ready.code().number());
      }
      return;
    }
    settle();
    Quarkus.run(AlidadeApplication.class, arguments);
  }

  /** Sets what libraries read, each once, when they are loaded. */
  static void settle() {
    // The log manager puts the machine's name into every record, also into those that nobody sees,
    // and asks the name server for it: a query, and with a broken server seconds, for --help.
    setUnlessSet("jboss.qualified.host.name", "localhost");
    // Netty 4.1 uses sun.misc.Unsafe, about which a JVM from 24 on prints four lines on stderr.
    // Netty 4.2 leaves it alone on such a JVM by itself.
    setUnlessSet("io.netty.noUnsafe", "true");
    // In a native image a virtual thread now and then is not told that its answer has come, where
    // the pollers are virtual threads too, as on Linux by default: one command in two hundred stood
    // still for minutes. Threads of the system do not miss it.
    // https://github.com/oracle/graal/issues/13787
    setUnlessSet("jdk.pollerMode", "1");
    // The SDK makes a factory of XML readers for each thread, and each looks for a provider among
    // all services: a quarter of the processor time of a survey, as every scope is a thread.
    setUnlessSet(
        "javax.xml.stream.XMLInputFactory", "com.sun.xml.internal.stream.XMLInputFactoryImpl");
    // Every client of the SDK parses the profile files, even one that is told to use none, and dies
    // of what it cannot read there: a byte order mark is enough. We read them; it gets no file.
    setUnlessSet("aws.configFile", ".");
    setUnlessSet("aws.sharedCredentialsFile", ".");
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
