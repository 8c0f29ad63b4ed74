using System.Text;

namespace Meld.Media.Interop;

/// <summary>Translates what is wanted of a clip into the shim's terms, and what came out of it back.</summary>
internal static unsafe class ClipExchange
{
    private const int LowestRate = 1_000;
    private const int HighestRate = 384_000;

    /// <summary>The request in the shim's terms.</summary>
    /// <exception cref="ArgumentException">It asks for something impossible, whatever the clip.</exception>
    internal static MediaRequest Translate(ClipRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (size, limits) = (request.Size, request.Limits);
        if (request.Frames is { Kind: 0 }) throw new ArgumentException("The rule of frames names no frames.");
        if (request.SampleRate is < LowestRate or > HighestRate)
            throw new ArgumentException($"Sound of {request.SampleRate} samples per second cannot be made, from {LowestRate} to {HighestRate} can.");
        CheckCrop(size);
        return new MediaRequest
        {
            FrameRule = (int)(request.Frames?.Kind ?? 0),
            FrameCount = request.Frames?.Count ?? 0,
            FrameRate = request.Frames?.Rate ?? 0,
            ScaleHeight = size.Height ?? 0,
            ScaleWidth = size.Width ?? 0,
            ShorterSide = size.ShorterSide ?? 0,
            CropHeight = size.CropHeight ?? 0,
            CropWidth = size.CropWidth ?? 0,
            Scaling = (int)size.Scaling,
            SampleRate = request.SampleRate ?? 0,
            AcceptDamage = request.AcceptDamage ? 1 : 0,
            LimitSeconds = Positive(limits.Length.TotalSeconds, "length"),
            LimitSourcePixels = Positive(limits.SourcePixels, "source pixels"),
            LimitOutputBytes = Math.Min(Positive(limits.OutputBytes, "output bytes"), Array.MaxLength),
            LimitSamples = Math.Min(Positive(limits.Samples, "samples"), Array.MaxLength / sizeof(float)),
            LimitTime = Positive(limits.Time.TotalSeconds, "time"),
        };
    }

    /// <summary>The clip, in memory of its own.</summary>
    /// <param name="request">What was wanted.</param>
    /// <param name="result">What the shim made of it; the caller frees it.</param>
    internal static DecodedClip Translate(ClipRequest request, in MediaResult result) => new()
    {
        Info = Info(result),
        Frames = request.Frames is not null && result.HasVideo != 0 ? Frames(result) : null,
        Sound = request.SampleRate is { } rate && result.HasAudio != 0 ? new(Copied(result.Samples, result.SampleCount), rate) : null,
        SoundStart = result.SoundStart,
        IsCut = result.IsCut != 0,
        Damage = result.DamageBytes == 0
            ? []
            : Encoding.UTF8.GetString(result.Damage, checked((int)result.DamageBytes)).Split('\n', StringSplitOptions.RemoveEmptyEntries),
    };

    /// <summary>Throws what a status of the shim means.</summary>
    /// <param name="path">The clip's file.</param>
    /// <param name="status">What the function returned.</param>
    /// <param name="cancellation">What may have cancelled it.</param>
    internal static void Check(string path, int status, CancellationToken cancellation)
    {
        if (status == MediaStatus.Ok) return;
        if (status == MediaStatus.Cancelled) throw new OperationCanceledException(cancellation);
        throw new MediaException(path, (MediaProblem)status, MediaShim.LastError);
    }

    private static ClipInfo Info(in MediaResult result) => new()
    {
        Duration = TimeSpan.FromSeconds(result.Duration),
        Video = result.HasVideo == 0
            ? null
            : new(result.VideoCodec.ToString(), result.VideoHeight, result.VideoWidth, result.VideoRate, result.Rotation, result.VideoFrames),
        Audio = result.HasAudio == 0 ? null : new(result.AudioCodec.ToString(), result.AudioRate, result.AudioChannels),
    };

    private static ClipFrames Frames(in MediaResult result) => new(
        Copied(result.Pixels, result.FrameCount * 3 * result.FrameHeight * result.FrameWidth), result.FrameHeight, result.FrameWidth,
        Copied(result.Timestamps, result.FrameCount));

    private static T[] Copied<T>(T* first, long count)
        where T : unmanaged
    {
        var copy = GC.AllocateUninitializedArray<T>(checked((int)count));
        new ReadOnlySpan<T>(first, copy.Length).CopyTo(copy);
        return copy;
    }

    private static T Positive<T>(T limit, string name)
        where T : struct, IComparable<T> =>
        limit.CompareTo(default) > 0 ? limit : throw new ArgumentException($"The limit on {name} must be positive.");

    // What no clip's shape could make possible.
    private static void CheckCrop(FrameSize size)
    {
        var (height, width) = size.ShorterSide is { } side && size is { CropHeight: { } tall, CropWidth: { } wide }
            ? (Math.Min(tall, wide) > side, false)
            : (size.CropHeight > size.Height, size.CropWidth > size.Width);
        if (height || width)
            throw new ArgumentException($"A part of {size.CropHeight} x {size.CropWidth} cannot be cropped from frames scaled to less than that.");
    }
}
