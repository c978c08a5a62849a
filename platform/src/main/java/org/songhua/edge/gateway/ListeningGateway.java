package org.songhua.edge.gateway;

import java.net.Socket;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;

/** A gateway that listens when its port is given, and hears each connection on its own. */
abstract class ListeningGateway implements DeviceGateway, DisposableBean {
    private final String protocol;
    private final @Nullable TcpGateway gateway;

    /** @param port 0 for any, below 0 for none */
    ListeningGateway(
            String protocol,
            String bind,
            int port,
            GatewaySettings settings,
            Function<String, Conversation> conversationWithAddress) {
        this.protocol = protocol;
        this.gateway = TcpGateway.open(
                protocol, bind, port, settings, (socket, out) -> conversationWithAddress.apply(address(socket)));
    }

    private static String address(Socket socket) {
        return socket.getInetAddress().getHostAddress();
    }

    @Override
    public final String protocol() {
        return protocol;
    }

    @Override
    public final Optional<Integer> port() {
        return Optional.ofNullable(gateway).map(TcpGateway::port);
    }

    @Override
    public final void destroy() {
        if (gateway != null) gateway.close();
    }
}
