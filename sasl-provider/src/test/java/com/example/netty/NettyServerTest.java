package com.example.netty;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.Program;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.ClientContext;
import org.sasl4j.Exchange;
import org.sasl4j.MechanismName;
import org.sasl4j.Secret;
import org.sasl4j.mechanism.Mechanisms;

/** The example of a server on Netty, run as it is, and a client without Netty. */
class NettyServerTest {
    private static byte[] receive(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        return in.readNBytes(in.readInt());
    }

    private static void send(Socket socket, byte[] frame) throws IOException {
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.writeInt(frame.length);
        out.write(frame);
    }

    /** How the login stands at its end. */
    private static byte logIn(Socket socket, String password) throws Exception {
        Secret secret = Secret.of(password.toCharArray());
        try (Exchange client = Exchange.client(
                Mechanisms.standard().find(MechanismName.of("SCRAM-SHA-256")).orElseThrow(),
                ClientContext.of("juliet", secret))) {
            byte[] reply = {Frames.CONTINUE};
            byte[] message = null;
            while (reply[0] == Frames.CONTINUE) {
                send(socket, client.evaluate(message));
                reply = receive(socket);
                message = Arrays.copyOfRange(reply, 1, reply.length);
            }
            if (reply[0] == Frames.SUCCESS) {
                client.evaluate(message); // the server's proof came with the success
                assertThat(client.isComplete()).isTrue();
            }
            return reply[0];
        }
    }

    @Test
    @DisplayName("16, examples: the Netty server lets in who knows the password, and echoes what follows")
    void servesFrames() throws Exception {
        try (Program server = Program.run(NettyServer.class);
                Socket right = server.connect();
                Socket wrong = server.connect()) {
            assertThat(logIn(right, "wherefore")).isEqualTo(Frames.SUCCESS);
            send(right, "good night".getBytes(StandardCharsets.UTF_8));
            assertThat(receive(right)).asString().isEqualTo("good night");
            assertThat(logIn(wrong, "romeo")).isEqualTo(Frames.FAILURE);
        }
    }
}
