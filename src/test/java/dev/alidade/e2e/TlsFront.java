package dev.alidade.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A door before a server on this machine, with or without TLS, at another of this machine's
 * addresses: what comes in goes on to the server, in plain.
 */
public final class TlsFront implements AutoCloseable {

  private final ServerSocket door;
  private final int behind;

  private TlsFront(ServerSocket door, int behind) {
    this.door = door;
    this.behind = behind;
    Thread.ofPlatform().daemon().start(this::serve);
  }

  /**
   * Opens a door on a free port.
   *
   * @param address an address of this machine, such as {@code ::1}
   * @param secured the certificate to show; null for no TLS
   * @param behind the port of the server on 127.0.0.1
   */
  public static TlsFront open(String address, @Nullable SSLContext secured, int behind) {
    try {
      var at = InetAddress.getByName(address);
      return new TlsFront(
          secured == null
              ? new ServerSocket(0, 200, at)
              : secured.getServerSocketFactory().createServerSocket(0, 200, at),
          behind);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return door.getLocalPort();
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        var client = door.accept();
        Thread.ofPlatform().daemon().start(() -> connect(client));
      } catch (IOException e) {
        // The test has ended.
      }
    }
  }

  private void connect(Socket client) {
    try (client;
        var server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      var back = Thread.ofPlatform().daemon().start(() -> pass(server, client));
      pass(client, server);
      back.join();
    } catch (IOException e) {
      // Who was not trusted, or has enough, goes away.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // As above.
    }
    try {
      to.shutdownOutput();
    } catch (IOException e) {
      // It is closed.
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
