namespace Meld.Media.Synthesis;

/// <summary>A clip that cannot be made; the message says why, in one sentence.</summary>
public sealed class SynthesisException : IOException
{
    /// <summary>An error of the given sentence.</summary>
    public SynthesisException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
