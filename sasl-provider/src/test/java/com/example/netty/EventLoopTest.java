package com.example.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sasl4j.ClientContext;
import org.sasl4j.CredentialStore;
import org.sasl4j.Exchange;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismName;
import org.sasl4j.Secret;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.Mechanisms;
import org.sasl4j.mechanism.scram.Scram;
import org.sasl4j.tls.TestTls;

/** Logins on a single event loop, which serves everybody and waits for nobody. */
class EventLoopTest {
    private static final Mechanism SCRAM =
            Mechanisms.standard().find(MechanismName.of("SCRAM-SHA-256")).orElseThrow();
    private static final int MANY = 500_000; // iterations

    private final List<String> threads = new CopyOnWriteArrayList<>();
    private final CredentialStore users = watched(
            new MemoryCredentialStore().put("alice", "secret".toCharArray()).put("bob", "secret".toCharArray()));
    private EventLoopGroup loop;
    private ExecutorService ofClients;

    @BeforeEach
    void start() {
        loop = new NioEventLoopGroup(1);
        ofClients = Executors.newSingleThreadExecutor();
    }

    @AfterEach
    void stop() {
        loop.shutdownGracefully(0, TestTls.PATIENCE, TimeUnit.MILLISECONDS);
        ofClients.shutdownNow();
    }

    /** The same store, which keeps the names of the threads that ask it. */
    private CredentialStore watched(CredentialStore store) {
        return (user, realm, mechanism) -> {
            threads.add(Thread.currentThread().toString());
            return store.find(user, realm, mechanism);
        };
    }

    private Channel listen(Executor executor) throws Exception {
        return NettyServer.listen(loop, executor, context(), 0);
    }

    private StoreServerContext context() {
        return StoreServerContext.builder(users).with(Scram.ITERATIONS, MANY).build();
    }

    /** A connection, its login, and the frames that come after that. */
    private record Client(Channel channel, SaslClientHandler handler, BlockingQueue<byte[]> frames) {
        void awaitLogin() throws Exception {
            handler.login().get(TestTls.PATIENCE, TimeUnit.MILLISECONDS);
        }

        byte[] echo(byte[] message) throws Exception {
            channel.writeAndFlush(Unpooled.wrappedBuffer(message));
            return frames.poll(TestTls.PATIENCE, TimeUnit.MILLISECONDS);
        }
    }

    private Client connect(Channel server, String user, String password) throws Exception {
        Secret secret = Secret.of(password.toCharArray());
        SaslClientHandler handler =
                new SaslClientHandler(Exchange.client(SCRAM, ClientContext.of(user, secret)), ofClients);
        BlockingQueue<byte[]> frames = new LinkedBlockingQueue<>();
        Channel channel = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel made) {
                        Frames.addTo(made.pipeline());
                        made.pipeline().addLast(handler, new SimpleChannelInboundHandler<ByteBuf>() {
                            @Override
                            protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) {
                                frames.add(ByteBufUtil.getBytes(frame));
                            }
                        });
                    }
                })
                .connect(server.localAddress())
                .sync()
                .channel();
        return new Client(channel, handler, frames);
    }

    @Test
    @DisplayName("12, Netty: while one client's password is hashed, the same event loop answers another's ping")
    void answersOthersMeanwhile() throws Exception {
        Held executor = new Held();
        Channel server = listen(executor);
        Client bob = connect(server, "bob", "secret");
        executor.runNext();
        executor.runNext();
        bob.awaitLogin();
        Client alice = connect(server, "alice", "secret");
        for (byte step = 0; step < 2; step++) { // either may be the one that hashes
            Runnable work = executor.next();
            assertThat(bob.echo(new byte[] {step})).containsExactly(step);
            assertThat(alice.handler().login()).isNotDone();
            work.run();
        }
        alice.awaitLogin();
        assertThat(alice.echo(new byte[1 << 20])).hasSize(1 << 20);
        assertThat(threads).isNotEmpty().containsOnly(Thread.currentThread().toString());
    }

    @Test
    @DisplayName("12, Netty: a wrong password closes the channel")
    void refusesWrongPassword() throws Exception {
        Client alice = connect(listen(ofClients), "alice", "guess");

        assertThat(alice.handler().login()).failsWithin(Duration.ofMillis(TestTls.PATIENCE));
        assertThat(alice.channel().closeFuture().await(TestTls.PATIENCE)).isTrue();
    }

    @Test
    @DisplayName("12, virtual threads: each evaluation has one of its own")
    void runsOnVirtualThreads() throws Exception {
        Assumptions.assumeTrue(Runtime.version().feature() >= 21, "this JDK has no virtual threads");
        ExecutorService executor = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        Client alice = connect(listen(executor), "alice", "secret");

        alice.awaitLogin();
        assertThat(alice.echo(new byte[10])).hasSize(10);
        assertThat(threads).isNotEmpty().allMatch(thread -> thread.startsWith("VirtualThread"));
        executor.shutdown();
    }
}
