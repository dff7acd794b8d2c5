package org.sasl4j.tool.wire;

import java.io.IOException;
import java.net.Socket;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.sasl4j.Connection;
import org.sasl4j.tool.wire.ServerLogin.Outcome;
import org.sasl4j.tool.wire.WireLines.End;

/** One client of a listener, from the handshake to its end. Its outcome is a line in the log. */
final class Session implements Runnable {
    private final Socket socket;
    private final @Nullable ServerTls tls;
    private final ServerLogin login;
    private final String peer;
    private final Consumer<Session> left;
    private final Consumer<Session> admitted;
    private volatile @Nullable String cutBecause;
    private volatile Outcome outcome = Outcome.REFUSED;

    Session(
            Socket socket,
            @Nullable ServerTls tls,
            ServerLogin login,
            Consumer<Session> admitted,
            Consumer<Session> left) {
        this.socket = socket;
        this.tls = tls;
        this.login = login;
        this.peer = socket.getInetAddress().getHostAddress() + ":" + socket.getPort();
        this.admitted = admitted;
        this.left = left;
    }

    @Override
    public void run() {
        try {
            socket.setTcpNoDelay(true);
            if (tls == null) {
                outcome = serve(socket, Connection.plaintext());
            } else {
                try (SSLSocket secured = tls.over(socket)) {
                    outcome = serve(secured, Connection.tls(secured));
                }
            }
        } catch (IOException | RuntimeException e) {
            String told = e instanceof IOException ? String.valueOf(e.getMessage()) : e.toString();
            String why = cutBecause == null ? told : cutBecause;
            login.log().println("cut off: " + peer + ": " + Terminal.printable(why));
        } finally {
            close();
            left.accept(this);
        }
    }

    private Outcome serve(Socket wire, Connection connection) throws IOException {
        WireLines lines = new WireLines(wire.getInputStream(), wire.getOutputStream(), End.LF);
        return login.serve(lines, connection, peer, () -> {
            outcome = Outcome.IN;
            admitted.accept(this);
        });
    }

    Outcome outcome() {
        return outcome;
    }

    /** Ends the session from another thread, even in the middle of a handshake. */
    void cut(String why) {
        cutBecause = why;
        close();
    }

    private void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // nothing more can be done
        }
    }
}
