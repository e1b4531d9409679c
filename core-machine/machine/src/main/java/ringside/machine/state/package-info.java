/// How the state of a machine is taken down and put back.
package ringside.machine.state;
