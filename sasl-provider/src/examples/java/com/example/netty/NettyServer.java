package com.example.netty;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.sasl4j.Exchange;
import org.sasl4j.Mechanism;
import org.sasl4j.MechanismName;
import org.sasl4j.ServerContext;
import org.sasl4j.credential.MemoryCredentialStore;
import org.sasl4j.credential.StoreServerContext;
import org.sasl4j.mechanism.Mechanisms;

/**
 * A server of frames with a length before them. Each client logs in by SCRAM, and after that the server echoes its
 * frames.
 */
public final class NettyServer {
    private static final Mechanism SCRAM =
            Mechanisms.standard().find(MechanismName.of("SCRAM-SHA-256")).orElseThrow();

    private NettyServer() {}

    /** The argument is a port. */
    public static void main(String[] args) throws Exception {
        MemoryCredentialStore users = new MemoryCredentialStore().put("juliet", "wherefore".toCharArray());
        // hashing keeps a core busy, so two threads do it; when their queue is full, logins are refused
        Executor hashing = new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1000));
        Channel listening =
                listen(new NioEventLoopGroup(1), hashing, StoreServerContext.of(users), Integer.parseInt(args[0]));
        System.out.println("listening on " + ((InetSocketAddress) listening.localAddress()).getPort());
        listening.closeFuture().sync();
    }

    /** The event loop only handles messages. The executor derives keys and looks users up. */
    static Channel listen(EventLoopGroup loop, Executor executor, ServerContext context, int port) throws Exception {
        return new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        Frames.addTo(channel.pipeline());
                        channel.pipeline()
                                .addLast(new SaslServerHandler(Exchange.server(SCRAM, context), executor), new Echo());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), port)
                .sync()
                .channel();
    }

    /** Runs after the login. {@code SaslServerHandler.USER} tells whose frames these are. */
    private static final class Echo extends SimpleChannelInboundHandler<ByteBuf> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) {
            context.writeAndFlush(frame.retain());
        }
    }
}
