namespace Meld.Media;

/// <summary>Whether a clip gives the same in this process and in one of its own.</summary>
public static class IsolationCheck
{
    /// <summary>Decodes a clip in both places and says in a sentence whether the results are equal, or why this machine cannot decode apart.</summary>
    /// <param name="path">The clip.</param>
    /// <param name="request">What is wanted of it.</param>
    /// <param name="settings">What the process of its own may take; null for <see cref="IsolationSettings.Default"/>.</param>
    /// <exception cref="MediaException">The clip cannot be read, or not as asked.</exception>
    /// <exception cref="ArgumentException">The request asks for something impossible, whatever the clip.</exception>
    public static string Of(string path, ClipRequest request, IsolationSettings? settings = null)
    {
        using var reader = new ClipReader();
        var here = reader.Read(path, request);
        try
        {
            using var apart = new IsolatedClipReader(settings);
            return Sentence(here, apart.Read(path, request));
        }
        catch (FileNotFoundException error)
        {
            return Refusal(error.Message);
        }
        catch (MediaException error) when (error.Kind == MediaProblem.Internal)
        {
            return Refusal(error.Reason);
        }
    }

    /// <summary>Whether two readings of a clip are equal to the last bit of their frames and their sound, in a sentence.</summary>
    internal static string Sentence(DecodedClip here, DecodedClip apart) =>
        AreEqual(here.Frames, apart.Frames) && AreEqual(here.Sound, apart.Sound) ? "Equal, bit by bit." : "Not equal: that would be a fault of this workbook.";

    private static string Refusal(string reason) => $"Not compared on this machine: {reason.TrimEnd('.')}.";

    private static bool AreEqual(ClipFrames? one, ClipFrames? other) => one is null || other is null
        ? ReferenceEquals(one, other)
        : (one.Height, one.Width) == (other.Height, other.Width) && one.Timestamps.SequenceEqual(other.Timestamps) && one.Pixels.SequenceEqual(other.Pixels);

    // Bits, since a sample that is no number equals nothing, itself included.
    private static bool AreEqual(Waveform? one, Waveform? other) => one is null || other is null
        ? ReferenceEquals(one, other)
        : one.SampleRate == other.SampleRate
            && one.Samples.Select(BitConverter.SingleToInt32Bits).SequenceEqual(other.Samples.Select(BitConverter.SingleToInt32Bits));
}
