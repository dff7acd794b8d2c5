package com.example.consumer.postgresql;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import org.sasl4j.Connection;
import org.sasl4j.provider.Answers;
import org.sasl4j.tls.TestTls;

/** A connection to PostgreSQL by version 3 of its protocol: no more than a login by SASL and simple queries. */
final class PgConnection implements AutoCloseable {
    private static final String HOST = "localhost";
    private static final int VERSION = 3 << 16;
    private static final int TLS = 80877103;

    /** What the server says instead of an answer. */
    static final class ErrorResponse extends IOException {
        private static final long serialVersionUID = 1;

        ErrorResponse(String fields) {
            super(fields);
        }
    }

    /** A message of the server: its type and what it holds. */
    private record Message(char type, ByteBuffer body) {
        String text() {
            int start = body.position();
            while (body.get() != 0) {}
            return new String(body.array(), start, body.position() - 1 - start, StandardCharsets.UTF_8);
        }

        byte[] rest() {
            byte[] rest = new byte[body.remaining()];
            body.get(rest);
            return rest;
        }
    }

    private final Socket socket;
    private final Object connection;
    private final DataInputStream in;
    private final DataOutputStream out;

    private PgConnection(Socket socket, Object connection) throws IOException {
        this.socket = socket;
        this.connection = connection;
        socket.setSoTimeout(TestTls.PATIENCE);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    static PgConnection plaintext(int port) throws IOException {
        return new PgConnection(new Socket("127.0.0.1", port), Connection.plaintext());
    }

    static PgConnection tls(int port, SSLContext context) throws IOException {
        SSLSocket tls = connected(port, context);
        return new PgConnection(tls, tls);
    }

    /** One over TLS whose client believes that it is on another, as if somebody stood between. */
    static PgConnection relayed(int port, SSLContext context, SSLSocket other) throws IOException {
        return new PgConnection(connected(port, context), other);
    }

    private static SSLSocket connected(int port, SSLContext context) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        new DataOutputStream(socket.getOutputStream())
                .write(ByteBuffer.allocate(8).putInt(8).putInt(TLS).array());
        if (socket.getInputStream().read() != 'S') {
            throw new IOException("no TLS");
        }
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, HOST, port, true);
        tls.startHandshake();
        return tls;
    }

    /** Says who is there, and proves it if the server asks. */
    PgConnection login(String user, String password) throws IOException {
        byte[] startup = utf8("user\0" + user + "\0database\0postgres\0client_encoding\0UTF8\0\0");
        out.writeInt(8 + startup.length);
        out.writeInt(VERSION);
        out.write(startup);
        out.flush();
        Message asked = receive('R');
        int code = asked.body().getInt();
        if (code == 10) {
            authenticate(asked, Answers.login("*", password));
        }
        while (receive().type() != 'Z') {} // ready for queries
        return this;
    }

    private void authenticate(Message asked, CallbackHandler login) throws IOException {
        List<String> offered = new ArrayList<>();
        for (String name = asked.text(); !name.isEmpty(); name = asked.text()) {
            offered.add(name);
        }
        Map<String, Object> properties = Map.of(
                "org.sasl4j.normalization", "postgresql", // as its server prepared the password
                "org.sasl4j.offered", offered,
                "org.sasl4j.connection", connection); // for SCRAM-SHA-256-PLUS: the SSLSocket
        SaslClient client =
                Sasl.createSaslClient(offered.toArray(new String[0]), null, "postgresql", HOST, properties, login);
        byte[] first = client.evaluateChallenge(new byte[0]);
        send(
                'p',
                utf8(client.getMechanismName() + '\0'),
                ByteBuffer.allocate(4).putInt(first.length).array(),
                first);
        while (!client.isComplete()) {
            Message challenge = receive('R');
            challenge.body().getInt(); // AuthenticationSASLContinue, or AuthenticationSASLFinal
            byte[] response = client.evaluateChallenge(challenge.rest());
            if (response != null) {
                send('p', response);
            }
        }
        if (receive('R').body().getInt() != 0) {
            throw new IOException("no AuthenticationOk");
        }
    }

    /** The first column of the first row, if there is one. */
    String query(String sql) throws IOException {
        send('Q', utf8(sql + '\0'));
        String value = null;
        for (Message message = receive(); message.type() != 'Z'; message = receive()) {
            if (message.type() == 'D' && value == null) {
                message.body().getShort(); // the number of columns
                message.body().getInt(); // the length of the first
                value = new String(message.rest(), StandardCharsets.UTF_8);
            }
        }
        return value;
    }

    private void send(char type, byte[]... parts) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            body.write(part);
        }
        out.write(type);
        out.writeInt(4 + body.size());
        body.writeTo(out);
        out.flush();
    }

    private Message receive(char type) throws IOException {
        Message message = receive();
        if (message.type() != type) {
            throw new IOException("a message of the type " + message.type());
        }
        return message;
    }

    private Message receive() throws IOException {
        char type = (char) in.readUnsignedByte();
        Message message = new Message(type, ByteBuffer.wrap(in.readNBytes(in.readInt() - 4)));
        if (type == 'E') {
            throw new ErrorResponse(new String(message.rest(), StandardCharsets.UTF_8));
        }
        return message;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
