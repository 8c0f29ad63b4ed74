using Meld.Corpus;

namespace Meld.Media.Synthesis;

/// <summary>
/// Makes the picture and the sound of an utterance. Equal seeds, utterances and versions of eSpeak NG give equal clips. Safe for use from several threads.
/// </summary>
/// <param name="espeak">Who speaks.</param>
/// <param name="seed">Decides everything that is drawn.</param>
internal sealed class ClipSynthesizer(EspeakNg espeak, int seed)
{
    /// <summary>Rows of a picture.</summary>
    public const int Height = 180;

    /// <summary>Columns of a picture.</summary>
    public const int Width = 320;

    /// <summary>Pictures per second.</summary>
    public const double FramesPerSecond = 12;

    /// <summary>Samples of sound per second.</summary>
    public const int SampleRate = 16000;

    private const double Lead = 0.15;
    private const double Tail = 0.25;

    /// <summary>The voice of an utterance.</summary>
    /// <exception cref="SynthesisException">There is no eSpeak NG, or it failed.</exception>
    /// <exception cref="ArgumentException">Its speaker is not in the cast or its emotion none of MELD's seven.</exception>
    public Waveform Voice(Utterance utterance)
    {
        var voice = Cast.Of(utterance.Speaker).Voice;
        var prosody = UtteranceCues.Of(utterance, seed).Prosody;
        var spoken = Resampling.To(espeak.Speak(utterance.Text, voice, prosody), SampleRate);
        return VoiceShaping.Shape(spoken, prosody with { Tremor = prosody.Tremor + voice.Tremor }, Lead, Tail);
    }

    /// <summary>The face of an utterance, as long as its voice.</summary>
    /// <exception cref="ArgumentException">Its speaker is not in the cast or its emotion none of MELD's seven.</exception>
    public ClipFrames Face(Utterance utterance, Waveform voice)
    {
        var look = Cast.Of(utterance.Speaker).Look;
        var frames = Math.Max(1, (int)Math.Ceiling(voice.Duration.TotalSeconds * FramesPerSecond));
        var mouth = MouthEnvelope.Of(voice, frames, FramesPerSecond);
        var draws = new SeededDraws(seed, utterance.Key.ToString());
        var animation = new FaceAnimation(UtteranceCues.Of(utterance, seed), look.Rest, mouth, FramesPerSecond, draws);
        var painter = new FacePainter(look, Height, Width);
        var pixels = new byte[frames * 3 * Height * Width];
        for (var frame = 0; frame < frames; frame++)
        {
            painter.Paint(animation.At(frame), animation.Sway(frame), pixels.AsSpan(frame * 3 * Height * Width, 3 * Height * Width));
        }
        return new ClipFrames(pixels, Height, Width, [.. Enumerable.Range(0, frames).Select(frame => frame / FramesPerSecond)]);
    }
}
