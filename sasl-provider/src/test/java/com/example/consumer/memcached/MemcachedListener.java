package com.example.consumer.memcached;

import com.example.consumer.OurServers;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.sasl4j.tls.TestTls;

/** As much of memcached's binary protocol as logging in, get and set need, with servers of ours. */
final class MemcachedListener implements AutoCloseable {
    private static final int FLAGS = 4;
    private static final int REQUEST = 0x80;
    private static final int RESPONSE = 0x81;
    private static final int GET = 0x00;
    private static final int SET = 0x01;
    private static final int MECHANISMS = 0x20;
    private static final int AUTHENTICATE = 0x21;
    private static final int STEP = 0x22;
    private static final int DONE = 0x00;
    private static final int REFUSED = 0x20;
    private static final int CONTINUE = 0x21;

    private final ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final Thread thread = new Thread(this::serveAll, "memcached");
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final List<String> users = new CopyOnWriteArrayList<>();
    private final Map<String, Value> values = new HashMap<>();
    private SaslServer exchange;
    private boolean loggedIn;

    MemcachedListener() throws IOException {
        thread.setDaemon(true);
        thread.start();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort());
    }

    /** Who logged in. */
    List<String> users() {
        return users;
    }

    /** The next message of SASL that a client sends or has sent; null if none comes. */
    String next() throws InterruptedException {
        return received.poll(TestTls.PATIENCE, TimeUnit.MILLISECONDS);
    }

    private void serveAll() {
        while (!listening.isClosed()) {
            try (Socket client = listening.accept()) {
                client.setSoTimeout(TestTls.PATIENCE);
                loggedIn = false;
                serve(new DataInputStream(client.getInputStream()), new DataOutputStream(client.getOutputStream()));
            } catch (IOException e) {
                // closed by us, or by the client, who then reports what happened
            }
        }
    }

    /** What stands before the body: magic, opcode, three lengths, opaque number, version. */
    private void serve(DataInputStream in, DataOutputStream out) throws IOException {
        while (in.readUnsignedByte() == REQUEST) {
            int opcode = in.readUnsignedByte();
            int keyLength = in.readUnsignedShort();
            int extras = in.readUnsignedByte();
            in.readUnsignedByte();
            in.readUnsignedShort();
            int length = in.readInt();
            int opaque = in.readInt();
            in.readLong();
            byte[] flags = Arrays.copyOf(in.readNBytes(extras), FLAGS);
            String key = new String(in.readNBytes(keyLength), StandardCharsets.UTF_8);
            byte[] value = in.readNBytes(length - extras - keyLength);
            answer(opcode, key, new Value(flags, value)).write(out, opcode, opaque);
        }
    }

    private record Value(byte[] flags, byte[] octets) {}

    private record Answer(int status, Value value) {
        Answer(int status, String text) {
            this(status, text.getBytes(StandardCharsets.UTF_8));
        }

        Answer(int status, byte[] text) {
            this(status, new Value(new byte[0], text));
        }

        void write(DataOutputStream out, int opcode, int opaque) throws IOException {
            out.writeByte(RESPONSE);
            out.writeByte(opcode);
            out.writeShort(0); // no key
            out.writeByte(value.flags().length);
            out.writeByte(0);
            out.writeShort(status);
            out.writeInt(value.flags().length + value.octets().length);
            out.writeInt(opaque);
            out.writeLong(0);
            out.write(value.flags());
            out.write(value.octets());
            out.flush();
        }
    }

    private Answer answer(int opcode, String key, Value value) {
        switch (opcode) {
            case MECHANISMS:
                return new Answer(DONE, "PLAIN CRAM-MD5 SCRAM-SHA-256");
            case AUTHENTICATE, STEP:
                received.add(new String(value.octets(), StandardCharsets.UTF_8));
                return authenticate(opcode == AUTHENTICATE ? key : null, value.octets());
            case GET:
                return loggedIn ? new Answer(DONE, values.get(key)) : new Answer(REFUSED, "Auth failure.");
            case SET:
                values.put(key, value);
                return new Answer(loggedIn ? DONE : REFUSED, "");
            default:
                return new Answer(DONE, "");
        }
    }

    private Answer authenticate(String mechanism, byte[] value) {
        try {
            if (mechanism != null) {
                exchange = OurServers.start(mechanism, "memcached");
            } else if (exchange == null) {
                throw new SaslException("nothing to continue");
            }
            byte[] challenge = exchange.evaluateResponse(value);
            if (!exchange.isComplete()) {
                return new Answer(CONTINUE, challenge);
            }
            loggedIn = true;
            users.add(exchange.getAuthorizationID());
            return new Answer(DONE, "");
        } catch (SaslException e) {
            exchange = null;
            return new Answer(REFUSED, "Auth failure.");
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
