namespace Meld.Cli;

/// <summary>The command line parses but asks for something that cannot be; the message says what.</summary>
/// <param name="message">One sentence.</param>
internal sealed class UsageException(string message) : Exception(message);
