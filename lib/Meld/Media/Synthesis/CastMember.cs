namespace Meld.Media.Synthesis;

/// <summary>Who speaks, as seen and heard.</summary>
internal sealed record CastMember(SpeakerVoice Voice, SpeakerLook Look);
