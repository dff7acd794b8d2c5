package com.example.consumer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.server.TSimpleServer;
import org.apache.thrift.transport.TSaslClientTransport;
import org.apache.thrift.transport.TSaslServerTransport;
import org.apache.thrift.transport.TServerSocket;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransportException;
import org.sasl4j.tls.TestTls;

/** A Thrift server of greetings, whose SASL servers are those of the registered providers. */
final class GreeterServer {
    private final List<SaslServer> logins = new CopyOnWriteArrayList<>();
    private final TServerSocket listening;
    private final TSimpleServer server;
    private final Thread thread;

    GreeterServer(CallbackHandler login, String... mechanisms) throws TTransportException {
        TSaslServerTransport.Factory sasl = new TSaslServerTransport.Factory();
        for (String mechanism : mechanisms) {
            sasl.addServerDefinition(mechanism, "greeter", "localhost", Map.of(), login);
        }
        Greeter greeter = new Greeter();
        listening = new TServerSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), TestTls.PATIENCE);
        server = new TSimpleServer(new TSimpleServer.Args(listening)
                .transportFactory(sasl)
                .protocolFactory(new TBinaryProtocol.Factory())
                .processor((in, out) -> {
                    greeter.process(in, out);
                    logins.add(((TSaslServerTransport) in.getTransport()).getSaslServer());
                }));
        thread = new Thread(server::serve, "thrift");
        thread.setDaemon(true);
        thread.start();
    }

    /** A client's transport to here, not open yet. */
    TSaslClientTransport transport(String mechanism, CallbackHandler login) throws TTransportException, SaslException {
        TSocket socket = new TSocket("127.0.0.1", listening.getServerSocket().getLocalPort(), TestTls.PATIENCE);
        return new TSaslClientTransport(mechanism, null, "greeter", "localhost", Map.of(), login, socket);
    }

    /** Stops, and returns who made a call, once for each. */
    List<SaslServer> logins() throws InterruptedException {
        stop();
        return logins;
    }

    void stop() throws InterruptedException {
        server.stop();
        thread.join(TestTls.PATIENCE);
    }
}
