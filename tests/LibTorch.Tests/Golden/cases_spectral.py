"""Fourier transforms, short-time Fourier transforms and windows."""
from recording import Group, randn

group = Group("spectral", "inputs in the order of creation; csharp: the expression; complex numbers as real, imaginary, real, ...; "
              "gradients: of the outputs' sum (complex: of both parts) weighted with linspace(1, 2, numel) in memory order.")


def o(name, call, python=None, **inputs):
    group.expression(name, call, inputs, python=python)


def transforms():
    x = {"x": randn(2, 8)}
    z = {"x": "torch.complex(torch.randn([2, 6]), torch.randn([2, 6])).requires_grad_()"}
    for norm in ("Backward", "Forward", "Ortho"):
        # TorchSharp calls it fft_, because a nested class cannot have a member of its own name.
        o(f"fft_{norm.lower()}", f"torch.fft.fft_(x, norm: FFTNormType.{norm})", f"torch.fft.fft(x, norm='{norm.lower()}')", **z)
        o(f"ifft_{norm.lower()}", f"torch.fft.ifft(x, norm: FFTNormType.{norm})", **z)
        o(f"rfft_{norm.lower()}", f"torch.fft.rfft(x, norm: FFTNormType.{norm})", **x)
        o(f"irfft_{norm.lower()}", f"torch.fft.irfft(x, norm: FFTNormType.{norm})", **z)
    o("fft_real", "torch.fft.fft_(x)", "torch.fft.fft(x)", **x)
    o("fft_size", "torch.fft.fft_(x, 5, 0)", "torch.fft.fft(x, 5, 0)", **x)
    o("rfft_size", "torch.fft.rfft(x, 12)", **x)
    o("rfft_dim", "torch.fft.rfft(x, dim: 0)", **x)
    o("irfft_size", "torch.fft.irfft(x, 9)", **z)
    o("fft2", "torch.fft.fft2(x)", x=randn(3, 4))
    o("ifft2", "torch.fft.ifft2(x)", **z)
    o("rfft2", "torch.fft.rfft2(x)", x=randn(3, 4))
    o("irfft2", "torch.fft.irfft2(x)", **z)
    o("fftn", "torch.fft.fftn(x)", x=randn(2, 3, 2))
    o("rfftn", "torch.fft.rfftn(x)", x=randn(2, 3, 2))
    o("irfftn", "torch.fft.irfftn(x)", **z)
    o("hfft", "torch.fft.hfft(x)", **z)
    o("ihfft", "torch.fft.ihfft(x)", **x)
    o("fftshift", "torch.fft.fftshift(x)", **x)
    o("ifftshift", "torch.fft.ifftshift(x, [1])", x=randn(2, 5))
    o("fftfreq", "torch.fft.fftfreq(8, 0.5)")
    o("rfftfreq", "torch.fft.rfftfreq(8, 0.5)")
    o("complex_parts", "[torch.real(x), torch.imag(x), x.abs(), x.angle(), x.conj()]", **z)
    o("view_as_real", "torch.view_as_real(x)", **z)
    o("view_as_complex", "torch.view_as_complex(x)", x=randn(3, 2))
    o("complex_product", "x * x.conj() + x", **z)
    o("complex_abs_square", "x.abs().pow(2).sum()", **z)


def short_time():
    wave = {"x": randn(2, 40)}
    window = {"w": "torch.hann_window(16)"}
    o("stft", "torch.stft(x, 16, return_complex: true)", **wave)
    o("stft_hann", "torch.stft(x, 16, 4, 16, w, return_complex: true)", **wave, **window)
    o("stft_short_window", "torch.stft(x, 16, 8, 10, w, return_complex: true)", **wave, w="torch.hamming_window(10)")
    o("stft_not_centered", "torch.stft(x, 16, 4, 16, w, center: false, return_complex: true)", **wave, **window)
    o("stft_constant_pad", "torch.stft(x, 16, 4, 16, w, pad_mode: PaddingModes.Constant, return_complex: true)", **wave, **window)
    o("stft_normalized", "torch.stft(x, 16, 4, 16, w, normalized: true, return_complex: true)", **wave, **window)
    o("stft_two_sided", "torch.stft(x, 16, 8, 16, w, onesided: false, return_complex: true)", **wave, **window)
    o("stft_real", "torch.stft(x, 16, 8, 16, w, return_complex: false)", **wave, **window)
    o("stft_one_wave", "torch.stft(x, 16, 4, 16, w, return_complex: true)", x=randn(40), **window)
    o("spectrogram", "torch.stft(x, 16, 4, 16, w, return_complex: true).abs().pow(2)", **wave, **window)
    o("istft", "torch.istft(torch.stft(x, 16, 4, 16, w, return_complex: true), 16, 4, 16, w)", **wave, **window)
    o("istft_length", "torch.istft(torch.stft(x, 16, 4, 16, w, return_complex: true), 16, 4, 16, w, length: 38)", **wave, **window)
    o("istft_changed", "torch.istft(torch.stft(x, 16, 4, 16, w, return_complex: true) * 2 + 1, 16, 4, 16, w)", **wave, **window)
    o("istft_normalized", "torch.istft(torch.stft(x, 16, 4, 16, w, normalized: true, return_complex: true), 16, 4, 16, w, normalized: true)", **wave, **window)


def windows():
    for kind in ("hann", "hamming", "blackman", "bartlett"):
        o(f"{kind}_window", f"torch.{kind}_window(10)")
        o(f"{kind}_window_symmetric", f"torch.{kind}_window(9, false)")
    o("hamming_window_options", "torch.hamming_window(8, true, 0.5f, 0.4f)")
    o("kaiser_window", "torch.kaiser_window(8, true, 10f)")
    o("hann_window_400", "torch.hann_window(400)")


def cases():
    for part in (transforms, short_time, windows):
        part()
    return group
