using Meld.Tests.Features;

// What the tests start where a process of its own is needed, to be killed, denied room or denied libraries.
return StoreProgram.Run(args);
