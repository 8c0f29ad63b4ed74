namespace Meld.Training;

/// <summary>A training cannot go on from a checkpoint; the message is one sentence that names the file.</summary>
/// <param name="message">What is wrong.</param>
public sealed class CheckpointException(string message) : IOException(message);
