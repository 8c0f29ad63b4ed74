namespace Meld.Tracking;

/// <summary>A run directory cannot be written or read; the message is one sentence that names it.</summary>
/// <param name="message">What is wrong and what to do.</param>
public sealed class RunException(string message) : IOException(message);
