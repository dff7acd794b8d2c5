package com.example.smtp;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.sasl4j.Connection;

/** A connection of SMTP: lines no longer than the RFC allows, and TLS after STARTTLS. */
final class SmtpWire {
    private static final int LONGEST_LINE = 12288; // RFC 4954 section 4

    private final Socket socket;
    private final Connection connection;
    private final InputStream in;
    private final OutputStream out;

    private SmtpWire(Socket socket, Connection connection) throws IOException {
        this.socket = socket;
        this.connection = connection;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    static SmtpWire plain(Socket socket) throws IOException {
        return new SmtpWire(socket, Connection.plaintext());
    }

    /** TLS is offered only once. */
    String startTlsOffer() {
        return socket instanceof SSLSocket ? "" : "\r\n250-STARTTLS";
    }

    /** Drops the old stream and what it has read ahead of the handshake, which an attacker may have sent. */
    SmtpWire startTls(SSLContext tls) throws IOException {
        if (socket instanceof SSLSocket) {
            say("503 5.5.1 TLS is there already");
            return this;
        }
        say("220 2.0.0 go ahead");
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return new SmtpWire(secured, Connection.tls(secured));
    }

    /** What SASL must know about the connection. */
    Connection connection() {
        return connection;
    }

    void say(String reply) throws IOException {
        out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0 || line.length() == LONGEST_LINE) {
                throw new EOFException("it is gone, or says too much");
            }
            line.append((char) octet);
        }
        return line.toString().stripTrailing();
    }
}
