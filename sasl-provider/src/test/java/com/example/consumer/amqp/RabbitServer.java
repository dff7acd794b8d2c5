package com.example.consumer.amqp;

import com.rabbitmq.client.LongString;
import com.rabbitmq.client.impl.AMQImpl;
import com.rabbitmq.client.impl.Frame;
import com.rabbitmq.client.impl.LongStringHelper;
import com.rabbitmq.client.impl.Method;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.sasl4j.tls.TestTls;

/** As much of a server of AMQP 0-9-1 as a client meets until it is connected, and when it leaves. */
final class RabbitServer implements AutoCloseable {
    private static final int LARGEST_FRAME = 1 << 17;
    private static final int ACCESS_REFUSED = 403;

    /** Makes the server's side of a login. */
    @FunctionalInterface
    interface Mechanisms {
        SaslServer create(String mechanism, Socket socket) throws SaslException;
    }

    private final ServerSocket listening;
    private final List<String> offered;
    private final Mechanisms mechanisms;
    private final BlockingQueue<String> users = new LinkedBlockingQueue<>();

    private RabbitServer(ServerSocket listening, List<String> offered, Mechanisms mechanisms) {
        this.listening = listening;
        this.offered = offered;
        this.mechanisms = mechanisms;
    }

    static RabbitServer start(ServerSocket listening, List<String> offered, Mechanisms mechanisms) {
        RabbitServer server = new RabbitServer(listening, offered, mechanisms);
        Thread thread = new Thread(server::acceptEach, "amqp-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Who came in next. */
    String user() throws InterruptedException {
        return users.poll(TestTls.PATIENCE, TimeUnit.MILLISECONDS);
    }

    private void acceptEach() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                socket.setSoTimeout(TestTls.PATIENCE);
                new Conversation(socket).run();
            } catch (IOException e) {
                // this client is gone, or the server is
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private final class Conversation {
        private final Socket socket;
        private final DataInputStream in;
        private final DataOutputStream out;

        Conversation(Socket socket) throws IOException {
            this.socket = socket;
            in = new DataInputStream(socket.getInputStream());
            out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
        }

        void run() throws IOException {
            in.readNBytes(8); // AMQP 0-9-1
            Map<String, Object> able = Map.of("capabilities", Map.of("authentication_failure_close", true));
            send(new AMQImpl.Connection.Start(0, 9, able, text(String.join(" ", offered)), text("en_US")));
            AMQImpl.Connection.StartOk startOk = receive(AMQImpl.Connection.StartOk.class);
            String user;
            try {
                user = authenticate(startOk);
            } catch (SaslException e) {
                send(new AMQImpl.Connection.Close(ACCESS_REFUSED, "ACCESS_REFUSED", 0, 0));
                receive(AMQImpl.Connection.CloseOk.class);
                return;
            }
            users.add(user);
            send(new AMQImpl.Connection.Tune(0, LARGEST_FRAME, 0));
            receive(AMQImpl.Connection.TuneOk.class);
            receive(AMQImpl.Connection.Open.class);
            send(new AMQImpl.Connection.OpenOk(""));
            receive(AMQImpl.Connection.Close.class);
            send(new AMQImpl.Connection.CloseOk());
        }

        private String authenticate(AMQImpl.Connection.StartOk startOk) throws IOException {
            SaslServer server = mechanisms.create(startOk.getMechanism(), socket);
            byte[] challenge = server.evaluateResponse(startOk.getResponse().getBytes());
            while (challenge != null) { // what comes with the success goes as a challenge: nothing else has room for it
                send(new AMQImpl.Connection.Secure(LongStringHelper.asLongString(challenge)));
                byte[] response =
                        receive(AMQImpl.Connection.SecureOk.class).getResponse().getBytes();
                challenge = server.evaluateResponse(response);
            }
            return server.getAuthorizationID();
        }

        private void send(Method method) throws IOException {
            method.toFrame(0).writeTo(out);
            out.flush();
        }

        private <M extends Method> M receive(Class<M> type) throws IOException {
            Method method =
                    AMQImpl.readMethodFrom(Frame.readFrom(in, LARGEST_FRAME).getInputStream());
            if (!type.isInstance(method)) {
                throw new IOException(method.protocolMethodName() + " and not " + type.getSimpleName());
            }
            return type.cast(method);
        }

        private LongString text(String text) {
            return LongStringHelper.asLongString(text);
        }
    }
}
