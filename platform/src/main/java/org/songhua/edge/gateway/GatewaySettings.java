package org.songhua.edge.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Gateways of devices.
 *
 * @param hj212Port port for HJ 212; 0 for any, below 0 for none
 * @param gb26875Port port for GB/T 26875.3 (fire alarms); 0 for any, below 0 for none
 * @param jt808Port port for JT/T 808 (vehicles); 0 for any, below 0 for none
 * @param mqttPort port for MQTT; 0 for any, below 0 for none
 * @param idleSeconds a connection that says nothing for so long is closed
 * @param halfFrameSeconds a frame that is begun must be whole after so long
 * @param mostConnections connections at a time
 * @param messagesPerSecond messages of one device that are taken in a second; one that sends more is read more slowly
 */
@ConfigurationProperties("songhua.gateway")
public record GatewaySettings(
        @DefaultValue("-1") int hj212Port,
        @DefaultValue("-1") int gb26875Port,
        @DefaultValue("-1") int jt808Port,
        @DefaultValue("-1") int mqttPort,
        @DefaultValue("600") int idleSeconds,
        @DefaultValue("30") int halfFrameSeconds,
        @DefaultValue("20000") int mostConnections,
        @DefaultValue("1000") int messagesPerSecond) {}
