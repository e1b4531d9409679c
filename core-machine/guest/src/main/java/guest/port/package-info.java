/// What a service may ask of whatever kernel it runs in ([guest.port.Lock], [guest.port.WaitQueue], [guest.port.InterruptLine],
/// [guest.port.Clock], …) and what services offer each other and their clients. Interfaces, no behaviour.
package guest.port;
