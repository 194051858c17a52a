package dev.alidade.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A proxy that remembers where it was asked to go, and goes nowhere. */
public final class FakeProxy implements AutoCloseable {

  private final boolean wantsLogin;
  private final ServerSocket socket;
  private final List<String> targets = Collections.synchronizedList(new ArrayList<>());
  private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());

  FakeProxy() {
    this(false);
  }

  /** Whether it wants to know who asks. */
  public FakeProxy(boolean wantsLogin) {
    this.wantsLogin = wantsLogin;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** {@code host:port} of tunnels, whole addresses of plain requests. */
  public List<String> targets() {
    return List.copyOf(targets);
  }

  /** What was given as {@code Proxy-Authorization}. */
  public List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (var client = socket.accept()) {
        refuse(client);
      } catch (IOException e) {
        // The client went away, or the test has ended.
      }
    }
  }

  private void refuse(Socket client) throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    targets.add(in.readLine().split(" ", -1)[1]);
    boolean known = false;
    for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("proxy-authorization:")) {
        authorizations.add(line.substring(line.indexOf(':') + 1).strip());
        known = true;
      }
    }
    client
        .getOutputStream()
        .write(
            ((known || !wantsLogin
                        ? "HTTP/1.1 403 Forbidden\r\n"
                        : "HTTP/1.1 407 Login\r\nProxy-Authenticate: Basic realm=\"p\"\r\n")
                    + "Content-Length: 0\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
