package dev.alidade.e2e;

import java.io.IOException;
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

  private final Door door;

  private TlsFront(Door door) {
    this.door = door;
  }

  /**
   * Opens a door on a free port.
   *
   * @param address an address of this machine, such as {@code ::1}
   * @param secured the certificate to show; null for no TLS
   * @param behind the port of the server on 127.0.0.1
   */
  public static TlsFront open(String address, @Nullable SSLContext secured, int behind) {
    return new TlsFront(
        Door.open(
            () ->
                secured == null
                    ? new ServerSocket(0, 200, InetAddress.getByName(address))
                    : secured
                        .getServerSocketFactory()
                        .createServerSocket(0, 200, InetAddress.getByName(address)),
            caller -> connect(caller, behind)));
  }

  public int port() {
    return door.port();
  }

  private static void connect(Socket caller, int behind) throws IOException, InterruptedException {
    try (var server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
      caller.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Door.connect(caller, server);
    }
  }

  @Override
  public void close() {
    door.close();
  }
}
