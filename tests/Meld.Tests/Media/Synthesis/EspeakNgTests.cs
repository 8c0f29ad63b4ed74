using Meld.Media;
using Meld.Media.Synthesis;

namespace Meld.Tests.Media.Synthesis;

public sealed class EspeakNgTests
{
    private const string Text = "She's a beauty. Clinker built, larch & oak, my uncle made her <himself>.";

    [EspeakFact]
    public void Speak_Twice_IsTheSameSound()
    {
        var (first, second) = (Speak("Maren", Prosody.Plain), Speak("Maren", Prosody.Plain));

        Assert.Equal(22050, first.SampleRate);
        Assert.InRange(first.Duration.TotalSeconds, 3, 8);
        Assert.Equal(first.Samples, second.Samples);
    }

    [EspeakFact]
    public void Speak_Faster_IsShorter() =>
        Assert.True(Speak("Maren", Prosody.Plain with { Speed = 1.3 }).Duration < 0.9 * Speak("Maren", Prosody.Plain).Duration);

    [EspeakFact]
    public void Pitches_AreThoseOfTheSpeakers_AndOfWhatTheyFeel()
    {
        var (child, woman, oldMan) = (Pitch(Speak("Wren", Prosody.Plain)), Pitch(Speak("Maren", Prosody.Plain)), Pitch(Speak("Oskar", Prosody.Plain)));

        Assert.True(child > 1.15 * woman && woman > 1.4 * oldMan, $"{child:F0}, {woman:F0}, {oldMan:F0} Hz");
        Assert.True(Pitch(Speak("Maren", Prosodies.Of("fear"))) > 1.1 * woman);
        Assert.True(Pitch(Speak("Maren", Prosodies.Of("sadness"))) < 0.92 * woman);
    }

    [Fact]
    public void Speak_ProgramThatIsMissing_IsAnErrorThatNamesIt()
    {
        var error = Assert.Throws<SynthesisException>(() => new EspeakNg("espeak-missing").Speak(Text, Cast.Of("Maren").Voice, Prosody.Plain));

        Assert.StartsWith("espeak-missing cannot be started", error.Message, StringComparison.Ordinal);
    }

    // espeak-ng takes a default, and says nothing, where it does not know a voice or cannot vary it.
    [EspeakFact]
    public void Voices_AreAllKnown_AndAllDiffer()
    {
        var hello = Cast.Names.Select(name => Cast.Of(name).Voice with { Pitch = 50, Speed = 172 }).Distinct().Append(new SpeakerVoice("en", "none"))
            .Select(voice => new EspeakNg().Speak("Hello there.", voice, Prosody.Plain)).Select(wave => string.Join(' ', wave.Samples));

        Assert.Distinct(hello);
    }

    [Fact]
    public void Speak_ProgramThatFails_IsAnErrorThatNamesTheText()
    {
        var error = Assert.Throws<SynthesisException>(() => new EspeakNg("false").Speak("Hello.", Cast.Of("Maren").Voice, Prosody.Plain));

        Assert.StartsWith("false failed with exit code 1 at 'Hello.'", error.Message, StringComparison.Ordinal);
    }

    private static Waveform Speak(string name, Prosody prosody) => new EspeakNg().Speak(Text, Cast.Of(name).Voice, prosody);

    // The median over windows of 50 ms of the shift, for 60 to 500 Hz, at which a window is most like itself.
    private static double Pitch(Waveform voice)
    {
        var (window, longest, shortest) = (voice.SampleRate / 20, voice.SampleRate / 60, voice.SampleRate / 500);
        var pitches = new List<double>();
        for (var start = 0; start + window + longest < voice.Samples.Length; start += window)
        {
            var here = voice.Samples.AsSpan(start, window);
            if (Likeness(here, here) < 0.003f * window) continue;
            var (best, lag) = (0f, 0);
            for (var shift = shortest; shift < longest; shift++)
            {
                var likeness = Likeness(here, voice.Samples.AsSpan(start + shift, window));
                if (likeness > 1.05f * best) (best, lag) = (likeness, shift);
            }
            if (lag > 0) pitches.Add((double)voice.SampleRate / lag);
        }
        pitches.Sort();
        return pitches[pitches.Count / 2];
    }

    private static float Likeness(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sum = 0f;
        for (var i = 0; i < one.Length; i++) sum += one[i] * other[i];
        return sum;
    }
}
