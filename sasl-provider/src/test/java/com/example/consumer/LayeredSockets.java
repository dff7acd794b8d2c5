package com.example.consumer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;
import org.sasl4j.tls.TestTls;

/** A server's sockets whose connections can take a security layer on. */
final class LayeredSockets extends ServerSocketFactory {
    private final Wire wire;

    LayeredSockets(Wire wire) {
        this.wire = wire;
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return createServerSocket(port, 0);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return createServerSocket(port, backlog, InetAddress.getLoopbackAddress());
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
        return new ServerSocket(port, backlog, address) {
            @Override
            public Socket accept() throws IOException {
                LayeredSocket socket = new LayeredSocket(wire);
                implAccept(socket);
                socket.setSoTimeout(TestTls.PATIENCE);
                return socket;
            }
        };
    }
}
